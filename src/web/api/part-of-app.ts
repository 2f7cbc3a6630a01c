import { ApiError, endpoints } from '../../contract/index.ts';

/** Whether anything answers at the address the app came from. */
export const serverAnswers = (): Promise<boolean> =>
  fetch(endpoints.meta.path, { cache: 'no-store' }).then(
    () => true,
    () => false,
  );

/**
 * A part of the app that is loaded when it is needed. Where the server is away, that is the error: the router would reload
 * the tab for a part it cannot load, and leave the reader on the browser's own error page.
 */
export async function partOfApp<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (error) {
    if (await serverAnswers()) throw error;
    throw new ApiError(0, {
      code: 'network',
      message: 'Wheelhouse did not answer.',
      help: 'Is it still running? Start it again with `wheelhouse serve`, then try again.',
    });
  }
}

/** A part that failed to load stays so until the tab is loaded anew, which is safe only while the server answers. */
export async function reloadWhenAnswered(): Promise<void> {
  if (await serverAnswers()) window.location.reload();
}
