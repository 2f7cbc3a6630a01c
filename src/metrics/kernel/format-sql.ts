const CLAUSES = /^(select|from|where|group by|having|order by|limit|union all|inner join|left join|cross join)\b/;

/** Breaks a statement into lines at its clauses, indented by depth, so that a change of it reads as a small diff. */
export function formatSql(statement: string): string {
  const text = statement.replace(/\s+/g, ' ').trim();
  const lines: string[] = [];
  let line = '';
  // For each open parenthesis: whether it holds a select, and so opens a level.
  const open: boolean[] = [];
  const push = () => {
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '  '.repeat(open.filter(Boolean).length);
  };
  for (let i = 0; i < text.length; i += 1) {
    const rest = text.slice(i);
    const quoted = /^('(?:[^']|'')*'|"(?:[^"]|"")*")/.exec(rest)?.[0];
    if (quoted !== undefined) {
      line += quoted;
      i += quoted.length - 1;
      continue;
    }
    const char = text[i] as string;
    if (char === '(') {
      line += char;
      open.push(/^\(\s*(select|with)\b/.test(rest));
    } else if (char === ')') {
      if (open.pop()) push();
      line += char;
    } else {
      const inSelect = open.length === 0 || open.at(-1) === true;
      if (inSelect && (i === 0 || /[\s(]/.test(text[i - 1] as string)) && CLAUSES.test(rest)) push();
      line += char;
    }
  }
  push();
  return lines.join('\n');
}
