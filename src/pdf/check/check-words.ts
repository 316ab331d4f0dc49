import { cleanText } from '../text/shape-text.ts'
import type { Expected } from './expected.ts'
import { unless, type PdfFinding } from './finding.ts'
import type { Letter } from './page-content.ts'
import type { CheckedFile } from './read-file.ts'
import { itemKey, type ContentItem, type Element } from './read-structure.ts'

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

function checkTexts(file: CheckedFile, texts: readonly string[]): readonly PdfFinding[] {
  const same = bare(texts.join('\n')) === bare(readAloud(file))
  return unless(same, 'words', 'the structure', 'It does not hold the words of the paper, each once and in order.')
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
  return structure.top.flatMap(itemsIn).flatMap((item) => letters.get(itemKey(item)) ?? []).map(({ text }) => text).join('')
}

function itemsIn(element: Element): readonly ContentItem[] {
  if (element.type === 'Lbl') return []
  return element.kids.flatMap((kid) => ('id' in kid ? [kid] : itemsIn(kid)))
}

/** A line end, and the space lost there, parts no words for this purpose; nor do joiners, which only bend letters. */
function bare(text: string): string {
  return cleanText(text).replace(/[\s\u200C\u200D]+/gu, '').normalize('NFC')
}
