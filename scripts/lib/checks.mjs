/** What must hold before a change is merged, beside the tests: name → npm script with its arguments. */
export const checks = {
  'types are sound': ['typecheck'],
  'the linter is content': ['lint'],
  'files are formatted': ['format:check'],
  'imports keep the rules': ['rules'],
  'nothing is unused': ['unused'],
  'generated files are fresh': ['generate', '--', '--check'],
};
