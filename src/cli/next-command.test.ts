import { expect, it } from 'vitest';
import { nextCommands } from './next-command.ts';

it.each([
  [{}, '`wheelhouse sync ~/code/api`'],
  [{ data: '../d' }, '`wheelhouse sync --data ../d ~/code/api`'],
  [
    { data: "my team's $&", config: '/w.yaml' },
    "`wheelhouse sync --data 'my team'\\''s $&' --config /w.yaml ~/code/api`",
  ],
  [{ data: '~\u001b[2J' }, "`wheelhouse sync --data '~\\u001b[2J' ~/code/api`"],
  [{ data: '' }, "`wheelhouse sync --data '' ~/code/api`"],
])('with %j a command to run is about the same data', (options, command) => {
  const complete = nextCommands(options);
  expect(complete('Read some: `wheelhouse sync ~/code/api`.')).toBe(`Read some: ${command}.`);
  expect(complete('It runs Wheelhouse; `git gc` helps.')).toBe('It runs Wheelhouse; `git gc` helps.');
});
