/** Something wrong with a row of the playbooks, or with what the table as a whole covers. */
export interface Problem {
  /** Id of the row; for a gap in the table, what is missing: `cause incorrect-type`. */
  id: string;
  /** Path of the field: `outcomes.0.confirms`; for a gap, the rule: `coverage`. */
  field: string;
  /** What is wrong and what would be right. */
  message: string;
}
