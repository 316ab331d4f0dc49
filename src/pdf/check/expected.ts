import { textsOf, type PaperDocument } from '#domain/letter/paper-document.ts'
import { directionOf } from '#domain/letter/paper-language.ts'

/** What only the caller knows of a paper. What is left out is not looked for. */
export interface Expected {
  /** Whose paper it is, as every page must say; empty where it is nobody’s. */
  readonly identity?: string
  /** Every text that the structure must hold, in the order it is read, with the author’s own line ends. */
  readonly texts?: readonly string[]
  /** The paper is read from the right, and its lines begin there. */
  readonly fromRight?: boolean
}

/** Takes a paper and gives what its pages must say: the notice first, so that nobody takes a draft for a letter. */
export function expectedOf(document: PaperDocument): Expected {
  const { identity, notice, language } = document
  const places = textsOf({ ...document, identity: '', notice: null }).map(({ text }) => text)
  return { identity, texts: [notice ?? '', ...places], fromRight: directionOf(language) === 'rtl' }
}
