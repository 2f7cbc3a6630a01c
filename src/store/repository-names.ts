export interface Nameable {
  /** The name of the repository alone, without owner or folder. */
  base: string;
  /** Path or URL. */
  source: string;
}

/** A name without the owners or folders that were put before it. */
export const baseOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** What stands above a repository, the nearest last: folders of a path; host and owners of a URL. */
function above(source: string): string[] {
  const url = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/@]*@)?(.*)$/iu.exec(source)?.[1];
  const scp =
    url === undefined && !/^[a-z]:[\\/]/iu.test(source) ? /^(?:[^/@:]*@)?([^/@:]+):(.*)$/u.exec(source) : null;
  const path = url ?? (scp ? `${scp[1]}/${scp[2]}` : source);
  return path
    .split(/[/\\]+/u)
    .filter(Boolean)
    .slice(0, -1);
}

/**
 * Names for repositories of one base name: alone it is enough; several get what stands above them, as much as tells each from
 * the others. Two that nothing tells apart get the same.
 */
export function namesOf(namesakes: readonly Nameable[]): string[] {
  if (namesakes.length < 2) return namesakes.map(({ base }) => base);
  const parts = namesakes.map(({ base, source }) => [...above(source), base]);
  const nameOf = (own: readonly string[], depth: number) => own.slice(-depth).join('/');
  return parts.map((own) => {
    const others = parts.filter((each) => each !== own);
    let depth = 2;
    while (depth < own.length && others.some((other) => nameOf(other, depth) === nameOf(own, depth))) depth += 1;
    return nameOf(own, depth);
  });
}
