import { expect, it } from 'vitest';
import { isBot } from './bots.ts';

it.each([
  ['dependabot[bot]', '49699333+dependabot[bot]@users.noreply.github.com'],
  ['renovate-bot', 'renovate@corp.test'],
  ['GitHub', 'noreply@github.com'],
  ['Release Bot', 'release@corp.test'],
  ['project_12_bot_ab34', 'project_12_bot_ab34@noreply.gitlab.corp.test'],
  ['k8s-ci-robot', 'k8s-ci-robot@users.noreply.github.com'],
  ['Deploy', 'bot@corp.test'],
])('%s <%s> is a bot', (name, email) => expect(isBot({ name, email })).toBe(true));

it.each([
  ['Travis Lee', 'travis@corp.test'],
  ['Abbot', 'abbot@corp.test'],
  ['Travis', 'travis@corp.test'],
  ['Botond Kis', 'botond@corp.test'],
  ['Robot Chicken Fan', 'rcf@corp.test'],
])('%s <%s> is not a bot', (name, email) => expect(isBot({ name, email })).toBe(false));

it('takes patterns from the configuration for names and addresses', () => {
  expect(isBot({ name: 'Nightly', email: 'nightly@builds.corp.test' }, [/@builds\./u])).toBe(true);
  expect(isBot({ name: 'Nightly Builder', email: 'a@corp.test' }, [/^nightly /u])).toBe(true);
});
