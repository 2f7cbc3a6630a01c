/** Accounts that commit without being anybody: automation. AI agents are not bots (agents.ts). */

/** Whole names, lower-cased. */
const NAMES = new Set([
  'dependabot',
  'dependabot-preview',
  'renovate',
  'renovate bot',
  'renovatebot',
  'mend renovate',
  'whitesource renovate',
  'greenkeeper',
  'greenkeeperio-bot',
  'snyk-bot',
  'snyk bot',
  'pyup-bot',
  'pyup bot',
  'github-actions',
  'github actions',
  'github action',
  'github',
  'web-flow',
  'gitlab',
  'gitlab bot',
  'gitlab ci',
  'project bot',
  'travis ci',
  'travis bot',
  'circleci',
  'circle ci',
  'jenkins',
  'jenkins ci',
  'teamcity',
  'azure pipelines',
  'buildkite',

  'semantic-release-bot',
  'semantic release',
  'release-please',
  'release bot',
  'release-bot',
  'changesets',
  'allcontributors',
  'all contributors',
  'imgbot',
  'codecov',
  'codecov-io',
  'coveralls',
  'pre-commit-ci',
  'pre-commit ci',
  'restyled',
  'deepsource',
  'sonarcloud',
  'mergify',
  'kodiak',
  'bors',
  'homu',
  'k8s-ci-robot',
  'kubernetes prow robot',
  'kubernetes submit queue',
  'google-github-robot',
  'copybara-service',
  'copybara',
  'copybara github',
  'weblate',
  'hosted weblate',
  'transifex',
  'crowdin',
  'crowdin bot',
  'pontoon',
  'lokalise',
  'l10n bot',
  'translatewiki.net',
  'localization team',
  'cvs2svn',
  'svn2git',
  'repo bot',
  'ci bot',
  'cibot',
  'build bot',
  'buildbot',
  'fluxcdbot',
  'argocd-image-updater',
  'argocd',
  'scala steward',
  'scala-steward',
  'nixpkgs-update',
  'ryantm-bot',
  'autofix-ci',
  'auto-submit',
  'chromium-autoroll',
  'skia-autoroll',
  'engine-flutter-autoroll',
]);

/** Addresses, whole, lower-cased. */
const ADDRESSES = new Set([
  'noreply@github.com',
  'support@github.com',
  'action@github.com',
  'actions@github.com',
  'bot@renovateapp.com',
  'bot@dependabot.com',
  'noreply@gitlab.com',
  'hosted@weblate.org',
  'noreply@weblate.org',
]);

const NAME_PATTERNS = [/\[bot\]$/u, /(^|[\s_-])(bot|robot|autoroll|autobot|ci-bot)$/u, /^(bot|ci)[\s_-]/u];
const ADDRESS_PATTERNS = [
  /\[bot\]@/u,
  /(^|[._+-])bot@/u,
  /^(project|group)_\d+_bot[^@]*@/u,
  /@(noreply\.)?(renovateapp|dependabot|greenkeeper)\.(com|io)$/u,
];

/**
 * Whether a name and address belong to automation. `patterns` come from the configuration; each is matched, without
 * regard to case, against the name and against the address.
 */
export function isBot(who: { name: string; email: string }, patterns: readonly RegExp[] = []): boolean {
  const name = who.name.trim().toLowerCase();
  const email = who.email.trim().toLowerCase();
  return (
    NAMES.has(name) ||
    ADDRESSES.has(email) ||
    NAME_PATTERNS.some((pattern) => pattern.test(name)) ||
    ADDRESS_PATTERNS.some((pattern) => pattern.test(email)) ||
    patterns.some((pattern) => pattern.test(name) || pattern.test(email))
  );
}
