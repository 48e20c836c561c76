"""An exhibit as one file that is complete by itself."""

from sqlalchemy import Engine


def close_file(engine: Engine) -> None:
    """Nothing; leaves one file that is complete without a journal beside it."""
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("ANALYZE")
        connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
    engine.dispose()
