/** Local parts that many people share or that stand for nobody. */
const PLACEHOLDERS = new Set([
  '',
  'root',
  'nobody',
  'unknown',
  'none',
  'null',
  'undefined',
  'noreply',
  'no-reply',
  'donotreply',
  'do-not-reply',
  'no.reply',
  'you',
  'your',
  'youremail',
  'your.email',
  'your-email',
  'yourname',
  'email',
  'user',
  'username',
  'name',
  'test',
  'localhost',
  '(no author)',
  'no author',
  'anonymous',
  'vagrant',
  'ubuntu',
  'ec2-user',
  'pi',
  'devnull',
  'dev-null',
]);
/** Domains that are no one's: reserved by RFC 2606, or what tools write when they know none. */
const NO_DOMAIN =
  /^(localhost|localhost\.localdomain|\(none\)|none|unknown|example|(.+\.)?example\.(com|org|net)|(.+\.)?(local|localdomain|invalid|lan|internal))$/u;
/** Roles and habits: the same local part says nothing about two people. */
const GENERIC = new Set([
  ...PLACEHOLDERS,
  'admin',
  'administrator',
  'info',
  'contact',
  'hello',
  'hi',
  'me',
  'mail',
  'dev',
  'devs',
  'developer',
  'developers',
  'code',
  'git',
  'github',
  'gitlab',
  'svn',
  'cvs',
  'work',
  'home',
  'office',
  'team',
  'support',
  'help',
  'sales',
  'ops',
  'devops',
  'ci',
  'build',
  'builds',
  'bot',
  'webmaster',
  'postmaster',
  'hostmaster',
  'security',
  'opensource',
  'oss',
  'public',
  'spam',
  'lists',
  'list',
  'ml',
  'patches',
  'hacker',
  'hacking',
  'software',
  'programming',
  'foss',
  'linux',
  'debian',
  'gentoo',
  'freebsd',
  'private',
  'personal',
  'main',
  'i',
  'im',
  'self',
]);

/** GitHub: login@…, id+login@…; GitHub Enterprise has its own host. GitLab: id-login@…. */
const GITHUB = /^(?:(\d+)\+)?([^@+]+)@users\.noreply\.((?!gitlab\.)[^@]+)$/u;
const GITLAB = /^(?:(\d+)-)?([^@]+)@users\.noreply\.(gitlab\.[^@]+)$/u;

/** Account a forge's noreply address stands for. */
export interface Account {
  host: string;
  login: string;
  /** The forge's number of the account: stays when the login changes. */
  number: string | null;
}

export function accountOf(email: string): Account | null {
  const found = GITLAB.exec(email) ?? GITHUB.exec(email);
  return found ? { host: found[3]!, login: found[2]!, number: found[1] ?? null } : null;
}

/** The address stands for one mailbox: syntactically valid, and not what tools write when they know none. */
export function identifies(email: string): boolean {
  const parts = /^([^\s@<>]+)@([^\s@<>]+)$/u.exec(email);
  return parts !== null && !PLACEHOLDERS.has(parts[1]!) && !NO_DOMAIN.test(parts[2]!);
}

/** Keys under which an address is the same as another with certainty; none where it identifies nobody. */
export function addressKeys(email: string): string[] {
  if (!identifies(email)) return [];
  const account = accountOf(email);
  if (!account) return [`address ${email}`];
  const login = `login ${account.login} at ${account.host}`;
  return account.number === null ? [login] : [login, `account ${account.number} at ${account.host}`];
}

/** The part before the @ where it says something about a person, else null. A noreply address gives its login. */
export function personalLocalPart(email: string): string | null {
  if (!identifies(email)) return null;
  const local = accountOf(email)?.login ?? email.slice(0, email.indexOf('@')).replace(/\+.*$/u, '');
  return local.length < 3 || GENERIC.has(local) ? null : local;
}
