import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describeTable, tableNames, type TableName } from '../../src/store/index.ts';
import { generatedFile } from './generated-file.ts';

/** The tables of the store for whoever asks them: `src/store/schema.ts` with its comments, and types and keys of `tables.ts`. */
const SCHEMA = new URL('../../src/store/schema.ts', import.meta.url);

interface TableComments {
  about: string;
  columns: Map<string, string>;
}

const source = ts.createSourceFile(SCHEMA.pathname, readFileSync(SCHEMA, 'utf8'), ts.ScriptTarget.Latest, true);

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** The docstring before a declaration, else the comment at the end of its line. */
function commentOf(node: ts.Node): string {
  const [docs] = ts.getJSDocCommentsAndTags(node);
  if (docs) return oneLine(ts.getTextOfJSDocComment(docs.comment) ?? '');
  const [range] = ts.getTrailingCommentRanges(source.text, node.end) ?? [];
  return range ? oneLine(source.text.slice(range.pos + 2, range.end)) : '';
}

const interfaces = new Map(
  source.statements.filter(ts.isInterfaceDeclaration).map((declaration) => [declaration.name.text, declaration]),
);
const properties = (declaration: ts.InterfaceDeclaration) => declaration.members.filter(ts.isPropertySignature);

/** What a column says of itself, and the values it can have where they are few. */
function columnComment(property: ts.PropertySignature): string {
  const values = property.type?.getText().match(/'[^']+'/g) ?? [];
  const said = commentOf(property);
  return values.length > 0 ? oneLine(`${said} One of ${values.join(', ')}.`) : said;
}

function commentsOf(table: TableName): TableComments {
  const entry = properties(interfaces.get('Database')!).find(({ name }) => name.getText() === table);
  const declaration = interfaces.get(entry?.type?.getText() ?? '');
  const about = declaration && commentOf(declaration);
  if (!declaration || !about) throw new Error(`src/store/schema.ts does not say what the table ${table} holds.`);
  return { about, columns: new Map(properties(declaration).map((one) => [one.name.getText(), columnComment(one)])) };
}

function tableSection(table: TableName): string {
  const { columns, key } = describeTable(table);
  const comments = commentsOf(table);
  const rows = columns.map(([name, type]) => {
    const about = comments.columns.get(name) ?? '';
    return `| \`${name}\` | ${type.replace('?', ', NULL')} | ${about.replaceAll('|', String.raw`\|`)} |`;
  });
  return `## ${table}

${comments.about}

| column | type | |
|---|---|---|
${rows.join('\n')}

Key: ${key.map((name) => `\`${name}\``).join(', ')}.
`;
}

generatedFile(
  'docs/schema.md',
  `<!-- Written by \`npm run generate\` from src/store/schema.ts. Change its comments, not this page. -->

# Tables

What \`wheelhouse sql\` can ask and \`wheelhouse export\` writes, on DuckDB and on PostgreSQL alike. Tables may grow new columns
in a later version; what is here is not renamed without a word in the changelog.

- Ids belong to a repository: join on \`repo_id\` too. Those of \`identity\`, \`person\` and \`identity_decision\` are of all
  repositories. A column \`<table>_id\` holds that table's \`id\`; others say what they hold.
- Times are UTC, without zone. Counts are integers; NULL is "not known", never zero.
- \`commit\` is a word of SQL: write \`"commit"\`.
- Numbers on pages leave out merges, bots, generated and vendored files and outliers; these tables have them all.
- Names and addresses of people are in here: see [privacy](privacy.md).
- **CSV**: text comes from repositories, and spreadsheets run what begins like a formula. Text that begins with \`=\`, \`+\`, \`-\`,
  \`@\` (also in full width), a tab or a line break has an apostrophe in front. Numbers stay numbers.
  Fields are parted by commas and decimals by points, in UTF-8: a spreadsheet that expects semicolons asks when it imports the file
  instead of opening it. Parquet has everything as it is.

The commits of the last month by repository:

\`\`\`sql
select r.name, count(*) as commits, sum(c.added) as added
from "commit" c join repo r on r.id = c.repo_id
where c.on_default and c.parents < 2 and c.landed_at > current_date - 30
group by r.name order by commits desc
\`\`\`

Lines alive now by the year they were written in:

\`\`\`sql
select extract(year from o.authored_at) as year, sum(t.lines) as lines
from line_tip t join "commit" o on o.repo_id = t.repo_id and o.id = t.origin_id
group by 1 order by 1
\`\`\`

${tableNames.map((name) => `[${name}](#${name})`).join(' · ')}

${tableNames.map(tableSection).join('\n')}`,
);
