CREATE TABLE shelf (
	key BIGINT NOT NULL, 
	article_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (key, article_id, position)
)
;;
CREATE TABLE table_columns (
	headers VARCHAR(64) NOT NULL, 
	columns TEXT NOT NULL, 
	PRIMARY KEY (headers)
)
;;
CREATE TABLE store_schema (
	version SERIAL NOT NULL, 
	PRIMARY KEY (version)
)
;;
CREATE TABLE collection (
	id SERIAL NOT NULL, 
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
	id SERIAL NOT NULL, 
	collection_id INTEGER NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	name TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	added TIMESTAMP WITHOUT TIME ZONE NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	claimed TIMESTAMP WITHOUT TIME ZONE, 
	attempts INTEGER NOT NULL, 
	problem_code TEXT, 
	problem_message TEXT, 
	columns TEXT, 
	given TEXT NOT NULL, 
	PRIMARY KEY (id), 
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
	id SERIAL NOT NULL, 
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
	id SERIAL NOT NULL, 
	collection_id INTEGER NOT NULL, 
	key VARCHAR(32) NOT NULL, 
	made TIMESTAMP WITHOUT TIME ZONE NOT NULL, 
	author TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (collection_id, key), 
	FOREIGN KEY(collection_id) REFERENCES collection (id)
)
;;
CREATE TABLE article (
	id SERIAL NOT NULL, 
	collection_id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	name TEXT NOT NULL, 
	added TIMESTAMP WITHOUT TIME ZONE NOT NULL, 
	deleted TIMESTAMP WITHOUT TIME ZONE, 
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
	claimed TIMESTAMP WITHOUT TIME ZONE, 
	again BOOLEAN, 
	finished TIMESTAMP WITHOUT TIME ZONE, 
	attempts INTEGER NOT NULL, 
	problem_code TEXT, 
	problem_message TEXT, 
	key TEXT, 
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
	PRIMARY KEY (id), 
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
	data BYTEA NOT NULL, 
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
	data BYTEA NOT NULL, 
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
	confidence DOUBLE PRECISION NOT NULL, 
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
	lexemes TSVECTOR, 
	PRIMARY KEY (article_id), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
;;
CREATE INDEX article_words_lexemes ON article_words USING gin (lexemes)
;;
CREATE TABLE attribution_words (
	id SERIAL NOT NULL, 
	article_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	lexemes TSVECTOR, 
	PRIMARY KEY (id), 
	UNIQUE (article_id, position), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
;;
CREATE INDEX attribution_words_lexemes ON attribution_words USING gin (lexemes)
;;
CREATE TABLE statement_words (
	id SERIAL NOT NULL, 
	article_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	lexemes TSVECTOR, 
	PRIMARY KEY (id), 
	UNIQUE (article_id, position), 
	FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
)
;;
CREATE INDEX statement_words_lexemes ON statement_words USING gin (lexemes)
;;
CREATE TABLE name (
	id SERIAL NOT NULL, 
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
	data BYTEA NOT NULL, 
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
	confidence DOUBLE PRECISION NOT NULL, 
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
	id SERIAL NOT NULL, 
	collection_id INTEGER NOT NULL, 
	first_id INTEGER NOT NULL, 
	second_id INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	score DOUBLE PRECISION NOT NULL, 
	is_open BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(collection_id) REFERENCES collection (id), 
	FOREIGN KEY(first_id) REFERENCES name (id) ON DELETE CASCADE, 
	FOREIGN KEY(second_id) REFERENCES name (id) ON DELETE CASCADE
)
;;
CREATE INDEX suggestion_of_collection ON suggestion (collection_id)
