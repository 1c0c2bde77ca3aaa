/** SQL about merged concepts: a concept that was merged stays, without renderings, and names the one it went into. */

/** The concept that a Chinese term (its key) belongs to now, through all mergers. */
export const conceptOfKey = `
  WITH RECURSIVE way (id, into_) AS (
    SELECT c.id, c.merged_into FROM concept_keys k JOIN concepts c ON c.id = k.concept WHERE k.key = ?
    UNION SELECT c.id, c.merged_into FROM way JOIN concepts c ON c.id = way.into_)
  SELECT id FROM way WHERE into_ IS NULL`

/** A concept and those that went into it. */
export const familyOf = `
  WITH RECURSIVE family (id) AS (
    SELECT ? UNION SELECT c.id FROM concepts c JOIN family f ON c.merged_into = f.id)
  SELECT id FROM family`
