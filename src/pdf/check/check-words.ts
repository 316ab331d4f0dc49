import { cleanText } from '../text/shape-text.ts'
import type { Expected } from './expected.ts'
import { found, unless, type PdfFinding } from './finding.ts'
import type { Letter } from './page-content.ts'
import type { CheckedFile } from './read-file.ts'
import { itemKey, type Element } from './read-structure.ts'

/** Whether a file says what its paper says: whose it is on every page, and every word in the order it is read. */
export function checkWords(file: CheckedFile, { identity, texts }: Expected): readonly PdfFinding[] {
  return [...checkIdentity(file, bare(identity ?? '')), ...(texts === undefined ? [] : checkTexts(file, texts))]
}

function checkIdentity({ pages }: CheckedFile, wanted: string): readonly PdfFinding[] {
  return pages.flatMap(({ where, content }) => {
    const text = content.letters.filter(({ owner }) => owner.kind === 'artifact').map((letter) => letter.text).join('')
    return unless(bare(text).includes(wanted), 'identity', where, 'It does not say whose paper it is, or not as it should.')
  })
}

/** Where writing runs the other way or joins, pages hold it in the order of the eye: only letters of ours are counted then. */
const otherWriting = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u

function checkTexts(file: CheckedFile, texts: readonly string[]): readonly PdfFinding[] {
  const wanted = bare(texts.join('\n'))
  const read = bare(readAloud(file))
  const same = otherWriting.test(wanted) ? counted(wanted) === counted(read) : wanted === read
  return same ? [] : [found('words', 'the structure', 'It does not hold the words of the paper, each once and in order.')]
}

function counted(text: string): string {
  return (text.match(/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/gu) ?? []).sort().join('')
}

/** The words of the structure in order. The labels of lists are the press’s own. */
function readAloud({ pages, structure }: CheckedFile): string {
  const letters = new Map<string, Letter[]>()
  for (const { key, content } of pages) {
    for (const letter of content.letters) {
      if (letter.owner.kind !== 'tagged') continue
      const item = itemKey({ page: key, id: letter.owner.id })
      letters.set(item, [...(letters.get(item) ?? []), letter])
    }
  }
  const said = structure.elements.filter((element) => element.type !== 'Lbl').flatMap((element) => contentOf(element))
  return said.flatMap((item) => letters.get(item) ?? []).map(({ text }) => text).join('')
}

function contentOf({ content }: Element): readonly string[] {
  return content.map(itemKey)
}

/** A line end, and the space lost there, parts no words for this purpose. */
function bare(text: string): string {
  return cleanText(text).replace(/\s+/gu, '').normalize('NFC')
}
