/** The databases that the record can live in. Queries are the same for both; tables and locks are not. */
export type DialectKind = "sqlite" | "postgres";
