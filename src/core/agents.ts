/**
 * AI coding agents, recognised by the accounts and trailers they leave on commits. An agent is neither a bot nor a
 * person. Matching is by account, address, or a name no person bears; a person called Claude or Devin is never matched.
 */
export interface Agent {
  /** Short lower-case key kept on commits. */
  key: string;
  title: string;
  /** Matched against the lower-cased address. */
  email?: RegExp;
  /** Matched against the whole name, lower-cased. */
  name?: RegExp;
}

export const agents: readonly Agent[] = [
  {
    key: 'copilot',
    title: 'GitHub Copilot',
    email: /(^|\+)copilot(-swe-agent)?(\[bot\])?@users\.noreply\.github\.com$|^copilot@github\.com$/u,
    name: /^(github )?copilot( coding agent| autofix.*)?$|^copilot-swe-agent(\[bot\])?$/u,
  },
  {
    key: 'claude',
    title: 'Claude',
    email: /^(noreply|claude)@anthropic\.com$|(^|\+)claude\[bot\]@users\.noreply\.github\.com$/u,
    name: /^claude(\[bot\]| code| (opus|sonnet|haiku)( [\d.]+)?)$/u,
  },
  {
    key: 'cursor',
    title: 'Cursor',
    email: /^cursoragent@cursor\.com$|^(background-)?agent@cursor\.(com|sh)$|(^|\+)cursor\[bot\]@/u,
    name: /^cursor (background )?agent$|^cursor\[bot\]$|^cursoragent$/u,
  },
  {
    key: 'codex',
    title: 'Codex',
    email: /^(noreply|codex|chatgpt)@openai\.com$|(^|\+)(chatgpt-)?codex(-connector)?\[bot\]@/u,
    name: /^(openai )?codex( cli)?$|^(chatgpt-)?codex(-connector)?\[bot\]$/u,
  },
  {
    key: 'devin',
    title: 'Devin',
    email: /(^|\+)devin-ai-integration\[bot\]@|^(bot|noreply|devin)@devin\.ai$/u,
    name: /^devin ai$|^devin-ai-integration(\[bot\])?$/u,
  },
  {
    key: 'gemini',
    title: 'Gemini',
    email: /(^|\+)gemini-(code-assist|cli)(-robot)?(\[bot\])?@|^gemini(-cli)?@google\.com$/u,
    name: /^gemini[- ](code assist|code-assist|cli)(\[bot\])?$|^gemini-code-assist\[bot\]$|^google gemini$/u,
  },
  {
    key: 'jules',
    title: 'Jules',
    email: /(^|\+)google-labs-jules(\[bot\])?@|^jules@google\.com$/u,
    name: /^google-labs-jules(\[bot\])?$/u,
  },
  { key: 'aider', title: 'Aider', email: /^(noreply|aider)@aider\.chat$/u, name: /^aider( \(.*\))?$|\(aider\)$/u },
  {
    key: 'windsurf',
    title: 'Windsurf',
    email: /^(noreply|agent|cascade|windsurf)@(windsurf|codeium)\.com$/u,
    name: /^(windsurf|cascade) (agent|ai)$/u,
  },
  {
    key: 'openhands',
    title: 'OpenHands',
    email: /^openhands@all-hands\.dev$|(^|\+)openhands-agent@/u,
    name: /^openhands(-agent| bot)?$/u,
  },
  { key: 'amp', title: 'Amp', email: /^amp@(ampcode|sourcegraph)\.com$/u },
  {
    key: 'amazon-q',
    title: 'Amazon Q',
    email: /(^|\+)amazon-q-developer\[bot\]@/u,
    name: /^amazon-q-developer(\[bot\])?$/u,
  },
  {
    key: 'junie',
    title: 'Junie',
    email: /^junie@jetbrains\.com$|(^|\+)jetbrains-junie(\[bot\])?@/u,
    name: /^jetbrains-junie(\[bot\])?$/u,
  },
  { key: 'sweep', title: 'Sweep', email: /(^|\+)sweep-ai\[bot\]@/u, name: /^sweep-ai(\[bot\])?$/u },
  {
    key: 'lovable',
    title: 'Lovable',
    email: /(^|\+)(lovable-dev|gpt-engineer-app)\[bot\]@/u,
    name: /^(lovable-dev|gpt-engineer-app)\[bot\]$/u,
  },
  { key: 'replit', title: 'Replit Agent', email: /^agent@replit\.com$/u, name: /^replit agent$/u },
  { key: 'opencode', title: 'opencode', email: /^(noreply|agent)@opencode\.ai$/u },
  { key: 'qwen', title: 'Qwen Code', email: /^qwen-coder@alibabacloud\.com$/u, name: /^qwen-coder$/u },
  { key: 'droid', title: 'Factory Droid', email: /(^|\+)factory-droid\[bot\]@/u, name: /^factory-droid(\[bot\])?$/u },
  { key: 'warp', title: 'Warp', email: /^agent@warp\.dev$/u },
];

/** Key of the agent behind a name and address, if any. */
export function agentOf(name: string, email: string): string | null {
  const lowerName = name.trim().toLowerCase();
  const lowerEmail = email.trim().toLowerCase();
  const found = agents.find((agent) => agent.email?.test(lowerEmail) || agent.name?.test(lowerName));
  return found?.key ?? null;
}
