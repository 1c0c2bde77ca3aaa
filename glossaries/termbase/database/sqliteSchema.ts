/** `application_id` of a termbase: 'shuy' in ASCII. Other SQLite files are refused. */
export const applicationId = 0x73687579

/**
 * The steps from an empty file to the present format; `user_version` counts those that were taken. A step that has
 * been released is never changed: a new need is a new step. tables.ts tells what the columns hold.
 */
export const sqliteMigrations: readonly string[] = [
  `
  CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,       -- of the content: the id of the model
    name TEXT NOT NULL UNIQUE,
    title_zh TEXT,
    title_en TEXT,
    date TEXT,
    zh_file TEXT NOT NULL,
    en_file TEXT NOT NULL,
    digest TEXT NOT NULL             -- of its units and evidence: equal means nothing to save
  ) STRICT;

  CREATE TABLE units (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    zh TEXT NOT NULL,
    en TEXT NOT NULL,
    zh_speaker TEXT,
    en_speaker TEXT,
    zh_line INTEGER NOT NULL,
    zh_column INTEGER NOT NULL,
    en_line INTEGER NOT NULL,
    en_column INTEGER NOT NULL,
    confidence REAL NOT NULL,
    UNIQUE (document, ordinal)
  ) STRICT;

  CREATE TABLE concepts (
    id TEXT PRIMARY KEY,
    zh TEXT NOT NULL,
    variants TEXT NOT NULL,          -- JSON array
    category TEXT NOT NULL,
    definition TEXT,
    domain TEXT,
    note TEXT,
    decided_by TEXT,
    decided_at TEXT,
    revision INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE concept_keys (
    key TEXT PRIMARY KEY,
    concept TEXT NOT NULL REFERENCES concepts ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX concept_keys_by_concept ON concept_keys (concept);

  CREATE TABLE renderings (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,        -- the id of the model
    concept TEXT NOT NULL REFERENCES concepts,
    en TEXT NOT NULL,
    category TEXT NOT NULL,
    confidence REAL NOT NULL,
    reasons TEXT NOT NULL,           -- JSON array
    frequency INTEGER NOT NULL,      -- number of its occurrences
    status TEXT NOT NULL CHECK (status IN ('proposed', 'accepted', 'rejected', 'undecided')),
    usage TEXT CHECK (usage IN ('preferred', 'admitted', 'deprecated', 'superseded')),
    note TEXT,
    decided_by TEXT,
    decided_at TEXT,
    revision INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX renderings_by_concept ON renderings (concept);
  CREATE INDEX renderings_by_rank ON renderings (status, confidence DESC);

  CREATE TABLE pairs (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    concept_key TEXT NOT NULL,       -- of its Chinese term
    rendering INTEGER NOT NULL REFERENCES renderings ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX pairs_by_rendering ON pairs (rendering);
  CREATE INDEX pairs_by_concept_key ON pairs (concept_key);

  CREATE TABLE evidence (            -- what a document says of a pair
    pair INTEGER NOT NULL REFERENCES pairs ON DELETE CASCADE,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    zh TEXT NOT NULL,
    variants TEXT NOT NULL,          -- JSON array
    en TEXT NOT NULL,
    category TEXT NOT NULL,
    confidence REAL NOT NULL,
    reasons TEXT NOT NULL,           -- JSON array
    frequency INTEGER NOT NULL,
    PRIMARY KEY (pair, document)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX evidence_by_document ON evidence (document);

  CREATE TABLE occurrences (         -- spans in UTF-16 code units
    pair INTEGER NOT NULL REFERENCES pairs ON DELETE CASCADE,
    unit INTEGER NOT NULL REFERENCES units ON DELETE CASCADE,
    zh_start INTEGER NOT NULL,
    zh_end INTEGER NOT NULL,
    en_start INTEGER NOT NULL,
    en_end INTEGER NOT NULL,
    PRIMARY KEY (pair, unit, zh_start, zh_end, en_start, en_end)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX occurrences_by_unit ON occurrences (unit);

  CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    action TEXT NOT NULL,
    concept TEXT,
    rendering TEXT,
    before TEXT NOT NULL,            -- JSON
    after TEXT NOT NULL              -- JSON
  ) STRICT;
  CREATE TRIGGER history_is_not_changed BEFORE UPDATE ON history
    BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
  CREATE TRIGGER history_is_not_deleted BEFORE DELETE ON history
    BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
  `,
  // Review: what a search looks at, who says what, merged concepts, undo. `shuyu_fold` is the function of search.ts.
  `
  ALTER TABLE concepts ADD COLUMN merged_into TEXT REFERENCES concepts;
  CREATE INDEX concepts_by_merged_into ON concepts (merged_into) WHERE merged_into IS NOT NULL;

  ALTER TABLE renderings ADD COLUMN superseded_by TEXT;
  ALTER TABLE renderings ADD COLUMN part_of_speech TEXT;
  ALTER TABLE renderings ADD COLUMN folded TEXT NOT NULL DEFAULT '';   -- its English
  ALTER TABLE renderings ADD COLUMN search TEXT NOT NULL DEFAULT '';   -- its English, Chinese and variants, folded
  UPDATE renderings SET folded = shuyu_fold(en);
  UPDATE renderings SET search = folded || char(10) ||
    (SELECT shuyu_fold(c.zh || ' ' || c.variants) FROM concepts c WHERE c.id = renderings.concept);
  CREATE TRIGGER rendering_is_added AFTER INSERT ON renderings BEGIN
    UPDATE renderings SET folded = shuyu_fold(en), search = shuyu_fold(en) || char(10) ||
      (SELECT shuyu_fold(c.zh || ' ' || c.variants) FROM concepts c WHERE c.id = new.concept) WHERE id = new.id;
  END;
  CREATE TRIGGER rendering_is_reworded AFTER UPDATE OF en, concept ON renderings
  WHEN old.en IS NOT new.en OR old.concept IS NOT new.concept BEGIN
    UPDATE renderings SET folded = shuyu_fold(en), search = shuyu_fold(en) || char(10) ||
      (SELECT shuyu_fold(c.zh || ' ' || c.variants) FROM concepts c WHERE c.id = new.concept) WHERE id = new.id;
  END;
  CREATE TRIGGER concept_is_reworded AFTER UPDATE OF zh, variants ON concepts
  WHEN old.zh IS NOT new.zh OR old.variants IS NOT new.variants BEGIN
    UPDATE renderings SET search = folded || char(10) || shuyu_fold(new.zh || ' ' || new.variants) WHERE concept = new.id;
  END;
  CREATE INDEX renderings_by_folded ON renderings (folded);
  -- Covers the queue: a search reads this and nothing else.
  CREATE INDEX renderings_by_confidence
    ON renderings (confidence DESC, frequency DESC, id, key, status, category, search);

  CREATE TABLE spoken (              -- in whose words a pair stands, by document
    speaker TEXT NOT NULL,
    pair INTEGER NOT NULL REFERENCES pairs ON DELETE CASCADE,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    PRIMARY KEY (speaker, pair, document)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX spoken_by_document ON spoken (document);
  CREATE INDEX spoken_by_pair ON spoken (pair);
  INSERT INTO spoken
    SELECT u.zh_speaker, o.pair, u.document FROM units u JOIN occurrences o ON o.unit = u.id WHERE u.zh_speaker IS NOT NULL
    UNION
    SELECT u.en_speaker, o.pair, u.document FROM units u JOIN occurrences o ON o.unit = u.id WHERE u.en_speaker IS NOT NULL;

  ALTER TABLE history ADD COLUMN reverts INTEGER;
  CREATE INDEX history_by_person ON history (by, id);
  CREATE INDEX history_by_rendering ON history (rendering, id) WHERE rendering IS NOT NULL;
  `,
  // One query layer: what is searched is folded by the program, and how a pair is written is counted once for all
  // documents, so that saving does not take longer the more documents there are.
  `
  DROP TRIGGER rendering_is_added;
  DROP TRIGGER rendering_is_reworded;
  DROP TRIGGER concept_is_reworded;
  ALTER TABLE concepts ADD COLUMN folded TEXT NOT NULL DEFAULT '';
  UPDATE concepts SET folded = shuyu_fold(zh || ' ' || variants);

  CREATE TABLE wordings (
    id INTEGER PRIMARY KEY,
    pair INTEGER NOT NULL REFERENCES pairs ON DELETE CASCADE,
    zh TEXT NOT NULL,
    variants TEXT NOT NULL,
    en TEXT NOT NULL,
    frequency INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX wordings_by_pair ON wordings (pair);
  INSERT INTO wordings (pair, zh, variants, en, frequency)
    SELECT pair, zh, variants, en, sum(frequency) FROM evidence GROUP BY pair, zh, variants, en;

  ALTER TABLE evidence RENAME TO old_evidence;
  CREATE TABLE evidence (
    pair INTEGER NOT NULL REFERENCES pairs ON DELETE CASCADE,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    wording INTEGER NOT NULL,
    category TEXT NOT NULL,
    confidence REAL NOT NULL,
    reasons TEXT NOT NULL,
    frequency INTEGER NOT NULL,
    PRIMARY KEY (pair, document)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO evidence SELECT e.pair, e.document, w.id, e.category, e.confidence, e.reasons, e.frequency
    FROM old_evidence e JOIN wordings w
      ON w.pair = e.pair AND w.zh = e.zh AND w.variants = e.variants AND w.en = e.en;
  DROP TABLE old_evidence;
  CREATE INDEX evidence_by_document ON evidence (document);
  CREATE INDEX evidence_by_rank ON evidence (pair, confidence DESC, frequency DESC);
  `,
  // Import: where things were taken from, and Chinese forms that no document has.
  `
  ALTER TABLE concepts ADD COLUMN source TEXT;
  ALTER TABLE concepts ADD COLUMN forms TEXT;    -- one a line
  ALTER TABLE renderings ADD COLUMN source TEXT;
  `,
  // Learning: what the ranker alone would say, where reviewers' decisions changed it.
  `
  ALTER TABLE evidence ADD COLUMN prior REAL;
  `,
  // Concepts: what stands within longer terms only, and places that a person took out.
  `
  ALTER TABLE renderings ADD COLUMN without TEXT;
  CREATE TABLE nested (
    "inner" INTEGER NOT NULL REFERENCES renderings ON DELETE CASCADE,
    "outer" INTEGER NOT NULL REFERENCES renderings ON DELETE CASCADE,
    PRIMARY KEY ("inner", "outer")
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX nested_by_outer ON nested ("outer");
  INSERT INTO nested ("inner", "outer")
    WITH places AS (
      SELECT DISTINCT p.rendering, o.unit, o.zh_start, o.zh_end, o.en_start, o.en_end
      FROM pairs p JOIN occurrences o ON o.pair = p.id),
    totals AS (SELECT rendering, count(*) AS places FROM places GROUP BY rendering),
    held AS (
      SELECT DISTINCT i.rendering AS "inner", p.rendering AS "outer", i.unit, i.zh_start, i.zh_end, i.en_start, i.en_end
      FROM places i JOIN occurrences o ON o.unit = i.unit
        AND o.zh_start <= i.zh_start AND o.zh_end >= i.zh_end AND o.zh_end - o.zh_start > i.zh_end - i.zh_start
        AND o.en_start <= i.en_start AND o.en_end >= i.en_end
      JOIN pairs p ON p.id = o.pair AND p.rendering <> i.rendering)
    SELECT h."inner", h."outer" FROM held h JOIN totals t ON t.rendering = h."inner"
    GROUP BY h."inner", h."outer", t.places HAVING count(*) = t.places;
  `,
  // The queue by concept reads this index and nothing else, as the queue of pairs does.
  `
  DROP INDEX renderings_by_confidence;
  CREATE INDEX renderings_by_confidence
    ON renderings (confidence DESC, frequency DESC, id, key, status, category, concept, search);
  `,
  // Check: findings that a person calls false alarms.
  `
  CREATE TABLE silenced (
    id INTEGER PRIMARY KEY,
    term TEXT NOT NULL,
    zh TEXT NOT NULL,
    wording TEXT,
    draft TEXT,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    lifted TEXT
  ) STRICT;
  `,
  // Look-up by pinyin, without spelling all terms first.
  `
  ALTER TABLE concepts ADD COLUMN spelling TEXT;
  `,
  // Teams: who may do what, second approvals, comments, samples that two people judge.
  `
  ALTER TABLE renderings ADD COLUMN assigned_to TEXT;
  ALTER TABLE renderings ADD COLUMN approval_asked_by TEXT;
  ALTER TABLE renderings ADD COLUMN settled_by TEXT;
  ALTER TABLE renderings ADD COLUMN approved_by TEXT;
  UPDATE renderings SET settled_by = decided_by;
  CREATE INDEX renderings_by_assigned ON renderings (assigned_to) WHERE assigned_to IS NOT NULL;
  CREATE TABLE team (
    others TEXT NOT NULL,
    approval TEXT NOT NULL,
    revision INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE members (
    name TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    secret TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE comments (
    id INTEGER PRIMARY KEY,
    rendering TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    is_question INTEGER NOT NULL,
    closed_by TEXT,
    closed_at TEXT
  ) STRICT;
  CREATE INDEX comments_by_rendering ON comments (rendering, id);
  CREATE TABLE mentions (
    comment INTEGER NOT NULL REFERENCES comments,
    name TEXT NOT NULL,
    PRIMARY KEY (comment, name)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX mentions_by_name ON mentions (name);
  CREATE TABLE samples (
    id INTEGER PRIMARY KEY,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    judge_a TEXT NOT NULL,
    judge_b TEXT NOT NULL,
    completed TEXT
  ) STRICT;
  CREATE TABLE sampled (
    sample INTEGER NOT NULL REFERENCES samples,
    ordinal INTEGER NOT NULL,
    rendering TEXT NOT NULL,
    zh TEXT NOT NULL,
    en TEXT NOT NULL,
    verdict_a TEXT,
    verdict_b TEXT,
    settled TEXT,
    settled_by TEXT,
    PRIMARY KEY (sample, rendering)
  ) STRICT, WITHOUT ROWID;
  `,
  // What a person sets for the whole termbase: the newest row of a name holds, the others tell what held before.
  `
  CREATE TABLE settings (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX settings_by_name ON settings (name, id);
  `,
  // Exclusions: what a person does not want to be shown, and the renderings that this means.
  `
  CREATE TABLE exclusions (
    id INTEGER PRIMARY KEY,
    words TEXT NOT NULL,
    place TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    lifted TEXT
  ) STRICT;
  CREATE TABLE hidden (
    rendering INTEGER PRIMARY KEY REFERENCES renderings ON DELETE CASCADE
  ) STRICT;
  `,
  // The first screen: what is probably right and essential comes first. What people entered, they wanted.
  `
  ALTER TABLE evidence ADD COLUMN essential REAL;
  ALTER TABLE renderings ADD COLUMN essential REAL;
  UPDATE renderings SET essential = 1 WHERE NOT EXISTS
    (SELECT 1 FROM pairs p JOIN evidence e ON e.pair = p.id WHERE p.rendering = renderings.id);
  ALTER TABLE renderings ADD COLUMN rank REAL GENERATED ALWAYS AS (confidence * confidence * confidence * coalesce(essential, 0.5)) VIRTUAL;
  DROP INDEX renderings_by_confidence;
  DROP INDEX renderings_by_rank;
  CREATE INDEX renderings_by_rank
    ON renderings (rank DESC, confidence DESC, frequency DESC, id, key, status, category, concept, search);
  `,
]
