/**
 * Where Wheelhouse reads a path otherwise than linguist does, each with its reason. Linguist's lists keep more out of
 * statistics of languages, which here is work like any other. So a name alone counts only where it is that of a product or
 * has its version, and no further than the next slash: a library that is missed is one large commit, which is left out as
 * an outlier, and stays as it is.
 */
export interface Exceptions {
  /** Rules that do not count: rule → why. */
  left?: Readonly<Record<string, string>>;
  /** Rules that take too much: rule → what takes its place, and why. */
  narrowed?: Readonly<Record<string, { to: string; why: string }>>;
  /** Rules that linguist does not have: rule → why. */
  added?: Readonly<Record<string, string>>;
}

const OWN_PIPELINE = "a team's own pipelines and set-up are its work";
const OWN_NAME = 'many call a file of their own so';
const ACROSS_FOLDERS = 'it reached across folders';
const VERSIONED = 'only the product itself, or a version of it: `jquery-helpers.js` is their own';
const LOCK_FILE = 'a lock file is written by a package manager';
const GENERATOR = 'a code generator names its files so';
const DRAWING = 'a program writes drawings and pages; without a NUL near their start git takes them for text';
const XCODE = 'Xcode writes it';

export const exceptions: Record<'vendored' | 'documentation' | 'generated', Exceptions> = {
  vendored: {
    left: {
      [String.raw`(^|/)cache/`]: OWN_NAME,
      [String.raw`([^\s]*)import\.(css|less|scss|styl)$`]: OWN_NAME,
      [String.raw`(^|/)foundation\.(css|less|scss|styl)$`]: OWN_NAME,
      [String.raw`(^|/)foundation(\..*)?\.js$`]: OWN_NAME,
      [String.raw`(^|/)skeleton\.(css|less|scss|styl)$`]: OWN_NAME,
      [String.raw`(^|/)animate\.(css|less|scss|styl)$`]: OWN_NAME,
      [String.raw`(^|/)prototype(.*)\.js$`]: OWN_NAME,
      [String.raw`(^|/)effects\.js$`]: OWN_NAME,
      [String.raw`(^|/)controls\.js$`]: OWN_NAME,
      [String.raw`(^|/)dragdrop\.js$`]: OWN_NAME,
      [String.raw`(^|/)Chart\.js$`]: OWN_NAME,
      [String.raw`(^|/)env/`]: OWN_NAME,
      [String.raw`(.*?)\.d\.ts$`]: 'a library in TypeScript writes declarations by hand',
      [String.raw`(^|/)jquery\-\d\.\d+(\.\d+)?\.js$`]: 'the narrowed rule of jquery takes it',
      [String.raw`(^|/)cordova\-\d\.\d(\.\d)?\.js$`]: 'the narrowed rule of cordova takes it',
      [String.raw`(^|/)fabfile\.py$`]: OWN_PIPELINE,
      [String.raw`(^|/)Vagrantfile$`]: OWN_PIPELINE,
      [String.raw`(^|/)proguard\.pro$`]: OWN_PIPELINE,
      [String.raw`(^|/)proguard-rules\.pro$`]: OWN_PIPELINE,
      [String.raw`(^|/)Jenkinsfile$`]: OWN_PIPELINE,
      [String.raw`(^|/)\.github/`]: OWN_PIPELINE,
      [String.raw`(^|/)\.teamcity/`]: OWN_PIPELINE,
    },
    narrowed: {
      [String.raw`(^|/)bootstrap([^/.]*)(\..*)?\.(js|css|less|scss|styl)$`]: {
        to: String.raw`(^|/)bootstrap(-(grid|reboot|responsive|theme|utilities))?(\.rtl)?\.css$`,
        why: '`bootstrap.js` is what many programs start with',
      },
      [String.raw`(^|/)custom\.bootstrap([^\s]*)(js|css|less|scss|styl)$`]: {
        to: String.raw`(^|/)custom\.bootstrap[^/]*\.(js|css|less|scss|styl)$`,
        why: ACROSS_FOLDERS,
      },
      [String.raw`(^|/)jquery([^.]*)\.js$`]: { to: String.raw`(^|/)jquery([-.]\d[^/]*)?\.js$`, why: VERSIONED },
      [String.raw`(^|/)jquery\.(ui|effects)\.([^.]*)\.(js|css)$`]: {
        to: String.raw`(^|/)jquery\.(ui|effects)\.([^/.]*)\.(js|css)$`,
        why: ACROSS_FOLDERS,
      },
      [String.raw`(^|/)jquery([^.]*)\.validate(\.unobtrusive)?\.js$`]: {
        to: String.raw`(^|/)jquery([^/.]*)\.validate(\.unobtrusive)?\.js$`,
        why: ACROSS_FOLDERS,
      },
      [String.raw`(^|/)jquery([^.]*)\.unobtrusive\-ajax\.js$`]: {
        to: String.raw`(^|/)jquery([^/.]*)\.unobtrusive\-ajax\.js$`,
        why: ACROSS_FOLDERS,
      },
      [String.raw`(^|/)mootools([^.]*)\d+\.\d+.\d+([^.]*)\.js$`]: {
        to: String.raw`(^|/)mootools[^/]*\d+\.\d+.\d+[^/.]*\.js$`,
        why: ACROSS_FOLDERS,
      },
      [String.raw`(^|/)yahoo-([^.]*)\.js$`]: { to: String.raw`(^|/)yahoo-([^/.]*)\.js$`, why: ACROSS_FOLDERS },
      [String.raw`(^|/)yui([^.]*)\.js$`]: { to: String.raw`(^|/)yui([^/.]*)\.js$`, why: ACROSS_FOLDERS },
      [String.raw`(^|/)tiny_mce([^.]*)\.js$`]: { to: String.raw`(^|/)tiny_mce([^/.]*)\.js$`, why: ACROSS_FOLDERS },
      [String.raw`(^|/)fontello(.*?)\.css$`]: { to: String.raw`(^|/)fontello([^/]*)\.css$`, why: ACROSS_FOLDERS },
      [String.raw`(^|/)shBrush([^.]*)\.js$`]: { to: String.raw`(^|/)shBrush([^/.]*)\.js$`, why: ACROSS_FOLDERS },
      [String.raw`(^|/)angular([^.]*)\.js$`]: {
        to: String.raw`(^|/)angular(-(animate|aria|cookies|loader|messages|mocks|resource|route|sanitize|touch))?\.js$`,
        why: `${ACROSS_FOLDERS}: all of \`angular-app/\``,
      },
      [String.raw`(^|\/)d3(\.v\d+)?([^.]*)\.js$`]: { to: String.raw`(^|/)d3(\.v\d+)?\.js$`, why: ACROSS_FOLDERS },
      [String.raw`(^|/)react(-[^.]*)?\.js$`]: {
        to: String.raw`(^|/)react(-dom|-with-addons)?\.js$`,
        why: `${ACROSS_FOLDERS}: all of \`react-app/\``,
      },
      [String.raw`(^|/)[Pp]ackages\/.+\.\d+\/`]: {
        to: String.raw`(^|/)[Pp]ackages\/[^/]+\.\d+\/`,
        why: `${ACROSS_FOLDERS}: a monorepo has packages/parser/src/v1.0/`,
      },
      [String.raw`(^|/)cordova([^.]*)\.js$`]: { to: String.raw`(^|/)cordova(\-\d[^/]*)?\.js$`, why: VERSIONED },
    },
  },
  documentation: {},
  generated: {
    added: {
      [String.raw`(^|/)yarn\.lock$`]: LOCK_FILE,
      [String.raw`(^|/)go\.sum$`]: LOCK_FILE,
      [String.raw`(^|/)bun\.lockb?$`]: LOCK_FILE,
      [String.raw`(^|/)Gemfile\.lock$`]: LOCK_FILE,
      [String.raw`(^|/)mix\.lock$`]: LOCK_FILE,
      [String.raw`(^|/)pubspec\.lock$`]: LOCK_FILE,
      [String.raw`(^|/)Podfile\.lock$`]: LOCK_FILE,
      [String.raw`(^|/)gradle\.lockfile$`]: LOCK_FILE,
      [String.raw`\.(js|css)\.map$`]: 'a bundler writes it beside its bundle',
      [String.raw`\.pb\.(go|cc|h|swift)$`]: GENERATOR,
      [String.raw`_pb2(_grpc)?\.pyi?$`]: GENERATOR,
      [String.raw`\.g\.dart$`]: GENERATOR,
      [String.raw`\.freezed\.dart$`]: GENERATOR,
      [String.raw`\.nib$`]: XCODE,
      [String.raw`\.xcworkspacedata$`]: XCODE,
      [String.raw`\.xcuserstate$`]: XCODE,
      [String.raw`\.min\.(js|css)$`]: 'a minifier writes it; linguist reads its lines for that',
      [String.raw`\.(ai|AI|epsi?|EPS|pdf|PDF|ps|PS)$`]: DRAWING,
      [String.raw`\.generated\.[^/]+$`]: GENERATOR,
      [String.raw`_generated\.[^/]+$`]: GENERATOR,
      [String.raw`(^|/)zz_generated\.[^/]+$`]: GENERATOR,
      [String.raw`\.Designer\.(cs|vb)$`]: 'Visual Studio writes it with a capital',
      [String.raw`\.snap$`]: 'a test runner writes its snapshots',
    },
  },
};
