/** What the process tells about where it runs; read here and nowhere else. */
export interface ProcessFacts {
  /** The folder the user stands in; npm changes the working directory and says the first one in INIT_CWD. */
  cwd: string;
  /** Stacks are shown. */
  debug: boolean;
  /** A person's screen with a browser may be there. */
  desktop: boolean;
  /** The user's command to open a URL, if they set one. */
  browser: string | null;
  color: boolean;
}

/** Variables that npm sets for every script of a package. */
function startedByNpm(env: NodeJS.ProcessEnv): boolean {
  return env.npm_lifecycle_event === 'start';
}

function hasDesktop(env: NodeJS.ProcessEnv): boolean {
  if (env.CI || env.SSH_CONNECTION) return false;
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY || env.WSL_DISTRO_NAME);
}

export function environment(env: NodeJS.ProcessEnv = process.env): ProcessFacts {
  return {
    cwd: (startedByNpm(env) && env.INIT_CWD) || process.cwd(),
    debug: Boolean(env.WHEELHOUSE_DEBUG) && env.WHEELHOUSE_DEBUG !== '0',
    desktop: hasDesktop(env),
    browser: env.BROWSER || null,
    color: !env.NO_COLOR && env.TERM !== 'dumb',
  };
}
