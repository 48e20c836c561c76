CREATE TABLE shelf (
	"key" BIGINT NOT NULL, 
	article_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY ("key", article_id, position)
)
 WITHOUT ROWID
;;
CREATE TABLE table_columns (
	headers VARCHAR(64) NOT NULL, 
	columns TEXT NOT NULL, 
	PRIMARY KEY (headers)
)
;;
CREATE TABLE store_schema (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
)
;;
CREATE TABLE collection (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	is_sample BOOLEAN NOT NULL, 
	edition VARCHAR(32) NOT NULL, 
	revision INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (name)
)
;;
CREATE TABLE claim (
	id VARCHAR(60) NOT NULL, 
	collection_id INTEGER NOT NULL, 
	status VARCHAR(20) NOT NULL, 
	articles INTEGER NOT NULL, 
	outlets INTEGER NOT NULL, 
	copies INTEGER NOT NULL, 
	is_exact BOOLEAN NOT NULL, 
	origins TEXT NOT NULL, 
	sentence TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(collection_id) REFERENCES collection (id)
)
;;
CREATE INDEX claim_of_collection ON claim (collection_id)
;;
CREATE TABLE delivery (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	collection_id INTEGER NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	name TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	added DATETIME NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	claimed DATETIME, 
	attempts INTEGER NOT NULL, 
	problem_code TEXT, 
	problem_message TEXT, 
	columns TEXT, 
	given TEXT NOT NULL, 
	UNIQUE (collection_id, kind, sha256), 
	FOREIGN KEY(collection_id) REFERENCES collection (id)
)
;;
CREATE INDEX delivery_queue ON delivery (state, id)
;;
CREATE TABLE unsettled (
	collection_id INTEGER NOT NULL, 
	changes INTEGER NOT NULL, 
	PRIMARY KEY (collection_id), 
	FOREIGN KEY(collection_id) REFERENCES collection (id)
)
;;
CREATE TABLE identity (
	id INTEGER NOT NULL, 
	collection_id INTEGER NOT NULL, 
	founder_name TEXT NOT NULL, 
	founder_type TEXT NOT NULL, 
	founder_split VARCHAR(32) NOT NULL, 
	name TEXT NOT NULL, 
	type TEXT NOT NULL, 
	is_hidden BOOLEAN NOT NULL, 
	is_corrected BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (collection_id, founder_name, founder_type, founder_split), 
	FOREIGN KEY(collection_id) REFERENCES collection (id)
)
;;
CREATE TABLE correction (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	collection_id INTEGER NOT NULL, 
	"key" VARCHAR(32) NOT NULL, 
	made DATETIME NOT NULL, 
	author TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	UNIQUE (collection_id, "key"), 
	FOREIGN KEY(collection_id) REFERENCES collection (id)
)
;;
CREATE TABLE article (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	collection_id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	name TEXT NOT NULL, 
	added DATETIME NOT NULL, 
	deleted DATETIME, 
	given_title TEXT, 
	given_byline TEXT, 
	given_publisher TEXT, 
	given_section TEXT, 
	given_url TEXT, 
	given_published DATE, 
	given_updated DATE, 
	given_decided TEXT, 
	given_stated TEXT, 
	given_remarks TEXT, 
	state VARCHAR(10) NOT NULL, 
	claimed DATETIME, 
	again BOOLEAN, 
	finished DATETIME, 
	attempts INTEGER NOT NULL, 
	problem_code TEXT, 
	problem_message TEXT, 
	"key" TEXT, 
	path TEXT, 
	title TEXT, 
	byline TEXT, 
	publisher TEXT, 
	section TEXT, 
	url TEXT, 
	language TEXT, 
	published DATE, 
	published_at TEXT, 
	updated DATE, 
	updated_at TEXT, 
	basis TEXT, 
	remarks TEXT, 
	words INTEGER NOT NULL, 
	entities INTEGER NOT NULL, 
	attributions INTEGER NOT NULL, 
	denials INTEGER NOT NULL, 
	analysis_version TEXT, 
	UNIQUE (collection_id, sha256), 
	FOREIGN KEY(collection_id) REFERENCES collection (id)
)
;;
CREATE INDEX article_queue ON article (state, id)
;;
CREATE TABLE outdated (
	article_id INTEGER NOT NULL, 
	PRIMARY KEY (article_id), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
;;
CREATE TABLE report (
	article_id INTEGER NOT NULL, 
	data TEXT NOT NULL, 
	PRIMARY KEY (article_id), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
;;
CREATE TABLE told (
	sort VARCHAR(10) NOT NULL, 
	article_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (sort, article_id, position), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
;;
CREATE TABLE grouped (
	sort VARCHAR(10) NOT NULL, 
	article_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	first_article INTEGER NOT NULL, 
	first_position INTEGER NOT NULL, 
	PRIMARY KEY (sort, article_id, position), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
;;
CREATE INDEX grouped_of_first ON grouped (first_article, first_position, sort)
;;
CREATE TABLE answer (
	article_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	first_article INTEGER NOT NULL, 
	first_position INTEGER NOT NULL, 
	PRIMARY KEY (article_id, position), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
;;
CREATE INDEX answer_of_first ON answer (first_article, first_position)
;;
CREATE TABLE delivery_data (
	delivery_id INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (delivery_id), 
	FOREIGN KEY(delivery_id) REFERENCES delivery (id) ON DELETE CASCADE
)
;;
CREATE TABLE delivery_item (
	delivery_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	article_id INTEGER, 
	is_new BOOLEAN NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	problem_code TEXT, 
	problem_message TEXT, 
	PRIMARY KEY (delivery_id, position), 
	FOREIGN KEY(delivery_id) REFERENCES delivery (id) ON DELETE CASCADE, 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE SET NULL
)
;;
CREATE INDEX item_of_article ON delivery_item (article_id)
;;
CREATE TABLE block (
	article_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (article_id, position), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
;;
CREATE TABLE entity (
	article_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	type TEXT NOT NULL, 
	aliases TEXT NOT NULL, 
	PRIMARY KEY (article_id, position), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
;;
CREATE TABLE link (
	article_id INTEGER NOT NULL, 
	attribution INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT, 
	kind VARCHAR(30) NOT NULL, 
	spans TEXT NOT NULL, 
	PRIMARY KEY (article_id, attribution, position), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
;;
CREATE TABLE denial (
	article_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	attribution INTEGER, 
	cue TEXT NOT NULL, 
	denier TEXT NOT NULL, 
	denied TEXT NOT NULL, 
	denier_name TEXT, 
	form VARCHAR(20) NOT NULL, 
	claim TEXT, 
	claim_attribution INTEGER, 
	claimant_name TEXT, 
	confidence DOUBLE NOT NULL, 
	rules TEXT NOT NULL, 
	PRIMARY KEY (article_id, position), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
;;
CREATE TABLE statement (
	article_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	statement VARCHAR(60) NOT NULL, 
	claim VARCHAR(60) NOT NULL, 
	own_claim VARCHAR(60) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	who TEXT NOT NULL, 
	kind VARCHAR(30) NOT NULL, 
	words TEXT NOT NULL, 
	cue TEXT NOT NULL, 
	is_denied BOOLEAN NOT NULL, 
	answers VARCHAR(60), 
	own_answers VARCHAR(60), 
	place INTEGER NOT NULL, 
	said_date DATE, 
	said_granularity TEXT, 
	said_order TEXT, 
	said_words TEXT NOT NULL, 
	form VARCHAR(20), 
	attribution INTEGER, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	PRIMARY KEY (article_id, position), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
;;
CREATE INDEX statement_of_claim ON statement (claim)
;;
CREATE INDEX statement_by_id ON statement (statement)
;;
CREATE INDEX statement_of_own_claim ON statement (own_claim)
;;
CREATE INDEX statement_of_attribution ON statement (article_id, attribution)
;;
CREATE TABLE problem (
	article_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	message TEXT NOT NULL, 
	PRIMARY KEY (article_id, position), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
;;
CREATE TABLE article_words (
	article_id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	words TEXT NOT NULL, 
	lexemes TEXT, 
	PRIMARY KEY (article_id), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
;;
CREATE VIRTUAL TABLE article_words_index USING fts5(title, words, content='article_words', content_rowid='article_id', tokenize='ascii', prefix='3')
;;
CREATE TRIGGER article_words_inserted AFTER INSERT ON article_words BEGIN INSERT INTO article_words_index(rowid, title, words) VALUES (new.article_id, new.title, new.words); END
;;
CREATE TRIGGER article_words_deleted AFTER DELETE ON article_words BEGIN INSERT INTO article_words_index(article_words_index, rowid, title, words) VALUES ('delete', old.article_id, old.title, old.words); END
;;
CREATE TRIGGER article_words_updated AFTER UPDATE ON article_words BEGIN INSERT INTO article_words_index(article_words_index, rowid, title, words) VALUES ('delete', old.article_id, old.title, old.words); INSERT INTO article_words_index(rowid, title, words) VALUES (new.article_id, new.title, new.words); END
;;
CREATE TABLE attribution_words (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	lexemes TEXT, 
	PRIMARY KEY (id), 
	UNIQUE (article_id, position), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
;;
CREATE VIRTUAL TABLE attribution_words_index USING fts5(words, content='attribution_words', content_rowid='id', tokenize='ascii', prefix='3')
;;
CREATE TRIGGER attribution_words_inserted AFTER INSERT ON attribution_words BEGIN INSERT INTO attribution_words_index(rowid, words) VALUES (new.id, new.words); END
;;
CREATE TRIGGER attribution_words_deleted AFTER DELETE ON attribution_words BEGIN INSERT INTO attribution_words_index(attribution_words_index, rowid, words) VALUES ('delete', old.id, old.words); END
;;
CREATE TRIGGER attribution_words_updated AFTER UPDATE ON attribution_words BEGIN INSERT INTO attribution_words_index(attribution_words_index, rowid, words) VALUES ('delete', old.id, old.words); INSERT INTO attribution_words_index(rowid, words) VALUES (new.id, new.words); END
;;
CREATE TABLE statement_words (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	lexemes TEXT, 
	PRIMARY KEY (id), 
	UNIQUE (article_id, position), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
;;
CREATE VIRTUAL TABLE statement_words_index USING fts5(words, content='statement_words', content_rowid='id', tokenize='ascii', prefix='3')
;;
CREATE TRIGGER statement_words_inserted AFTER INSERT ON statement_words BEGIN INSERT INTO statement_words_index(rowid, words) VALUES (new.id, new.words); END
;;
CREATE TRIGGER statement_words_deleted AFTER DELETE ON statement_words BEGIN INSERT INTO statement_words_index(statement_words_index, rowid, words) VALUES ('delete', old.id, old.words); END
;;
CREATE TRIGGER statement_words_updated AFTER UPDATE ON statement_words BEGIN INSERT INTO statement_words_index(statement_words_index, rowid, words) VALUES ('delete', old.id, old.words); INSERT INTO statement_words_index(rowid, words) VALUES (new.id, new.words); END
;;
CREATE TABLE name (
	id INTEGER NOT NULL, 
	collection_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	type TEXT NOT NULL, 
	split VARCHAR(32) NOT NULL, 
	identity_id INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (collection_id, name, type, split), 
	FOREIGN KEY(collection_id) REFERENCES collection (id), 
	FOREIGN KEY(identity_id) REFERENCES identity (id)
)
;;
CREATE INDEX name_of_identity ON name (identity_id)
;;
CREATE TABLE original (
	article_id INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (article_id), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
;;
CREATE TABLE article_text (
	article_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (article_id), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
;;
CREATE TABLE mention (
	article_id INTEGER NOT NULL, 
	entity INTEGER NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	position INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	name_id INTEGER NOT NULL, 
	PRIMARY KEY (article_id, entity, kind, position), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE, 
	FOREIGN KEY(name_id) REFERENCES name (id)
)
;;
CREATE INDEX mention_of_name ON mention (name_id, article_id)
;;
CREATE TABLE appearance (
	article_id INTEGER NOT NULL, 
	name_id INTEGER NOT NULL, 
	mentions INTEGER NOT NULL, 
	demonyms INTEGER NOT NULL, 
	pronouns INTEGER NOT NULL, 
	spoken INTEGER NOT NULL, 
	PRIMARY KEY (article_id, name_id), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE, 
	FOREIGN KEY(name_id) REFERENCES name (id)
)
;;
CREATE INDEX appearance_of_name ON appearance (name_id, article_id)
;;
CREATE TABLE attribution (
	article_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	cue TEXT NOT NULL, 
	content TEXT NOT NULL, 
	source_name TEXT, 
	entity INTEGER, 
	name_id INTEGER, 
	source_kind VARCHAR(30) NOT NULL, 
	quote VARCHAR(20) NOT NULL, 
	stance VARCHAR(20) NOT NULL, 
	hedges TEXT NOT NULL, 
	certainty VARCHAR(10) NOT NULL, 
	anonymity_reason TEXT NOT NULL, 
	said_date DATE, 
	said_granularity TEXT, 
	said_order TEXT, 
	said_basis TEXT, 
	confidence DOUBLE NOT NULL, 
	reasons TEXT NOT NULL, 
	source_words TEXT NOT NULL, 
	cue_words TEXT NOT NULL, 
	content_words TEXT NOT NULL, 
	hedge_words TEXT NOT NULL, 
	who TEXT NOT NULL, 
	chain_words TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	origin_kind VARCHAR(30) NOT NULL, 
	anonymity_words TEXT NOT NULL, 
	relay TEXT NOT NULL, 
	relay_kind VARCHAR(30), 
	relay_is_named BOOLEAN NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	PRIMARY KEY (article_id, position), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE, 
	FOREIGN KEY(name_id) REFERENCES name (id)
)
;;
CREATE INDEX attribution_of_name ON attribution (name_id, article_id)
;;
CREATE TABLE grouping (
	name_id INTEGER NOT NULL, 
	base_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (name_id), 
	FOREIGN KEY(name_id) REFERENCES name (id) ON DELETE CASCADE, 
	FOREIGN KEY(base_id) REFERENCES name (id) ON DELETE CASCADE
)
;;
CREATE TABLE suggestion (
	id INTEGER NOT NULL, 
	collection_id INTEGER NOT NULL, 
	first_id INTEGER NOT NULL, 
	second_id INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	score DOUBLE NOT NULL, 
	is_open BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(collection_id) REFERENCES collection (id), 
	FOREIGN KEY(first_id) REFERENCES name (id) ON DELETE CASCADE, 
	FOREIGN KEY(second_id) REFERENCES name (id) ON DELETE CASCADE
)
;;
CREATE INDEX suggestion_of_collection ON suggestion (collection_id)
