export interface CodePart {
  text: string;
  /** Something to type or to find, such as a command; the text has it in backticks, as a terminal shows it. */
  code: boolean;
}

/**
 * Our own sentences in parts, so that what stands in backticks can be shown as code. Only backticks around whole words
 * count: those of a file's name stay as they are.
 */
export const codeParts = (text: string): CodePart[] =>
  text
    .split(/(?<![^\s(])`([^`\n]+)`(?![^\s),.:;?!])/)
    .map((part, at) => ({ text: part, code: at % 2 === 1 }))
    .filter((part) => part.text !== '');
