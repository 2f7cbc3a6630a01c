import { spawnSync } from 'node:child_process';

const NODE = [20, 19];

/** What Wheelhouse needs and this machine lacks, as sentences; empty when all is there. Keep to syntax old Nodes read. */
export function missingRequirements(nodeVersion = process.versions.node) {
  const missing = [];
  const [major, minor] = nodeVersion.split('.').map(Number);
  if (major < NODE[0] || (major === NODE[0] && minor < NODE[1])) {
    missing.push(
      `Wheelhouse needs Node ${NODE.join('.')} or newer; this is Node ${nodeVersion}. Get one at https://nodejs.org`,
    );
  }
  const git = spawnSync('git', ['--version'], { encoding: 'utf8' });
  if (git.status !== 0) {
    missing.push('Wheelhouse reads repositories with git, and no `git` was found. Install it, or add it to PATH.');
  }
  return missing;
}
