/** Settings that make DuckDB answer as PostgreSQL does, and load nothing that is not in it. */
export function settings(): Record<string, string> {
  return {
    integer_division: 'true',
    default_null_order: 'nulls_last_on_asc_first_on_desc',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  };
}
