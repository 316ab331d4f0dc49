import type { ListedFile } from '#state/pack-list.ts'
import { Button } from '../kit/button.tsx'
import { counted } from '../kit/show-time.ts'
import { TextField } from '../kit/text-field.tsx'
import { wordsFor } from '../kit/words-for-refusals.ts'
import type { PackInHand } from './use-pack.ts'

interface FileRowProps {
  readonly file: ListedFile
  /** From 1. */
  readonly place: number
  readonly pack: PackInHand
  /** Where the same file stands already; null when it does not. */
  readonly sameAs: number | null
  /** The names of other children that its name or title tells of (L43). */
  readonly others: readonly string[]
  readonly onChoose: () => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** The box of a row, where the keyboard goes when it is moved. */
export function titleBox(id: string): string {
  return `enclosure-${id}`
}

/** One enclosure: its title in the pack, what it is, or why it cannot be added and whether the pack goes without it. */
export function FileRow({ file, place, pack, sameAs, others, onChoose, onMove, onRemove }: FileRowProps) {
  const { id, found, title, goneWithout } = file
  const busy = pack.doing === '' ? {} : { notNow: pack.doing }
  const which = <span className="only-heard"> enclosure {place}</span>
  return (
    // Only listens for which row the keyboard is in; nothing is done to the row itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li onFocus={onChoose}>
      <span className="pack-place" aria-hidden="true">
        {place}
      </span>
      <div className="pack-file">
        <TextField id={titleBox(id)} label={`Title of enclosure ${place}`} labelHidden dense maxLength={200} readOnly={pack.doing !== ''} value={title} onChange={(words) => pack.change(id, { title: words })} />
        {found.key === null ? (
          <>
            <p className="pack-refused">
              <strong>
                <bdi>{found.fileName}</bdi> cannot be added.
              </strong> {wordsFor(found.refusal)}
            </p>
            <label className="check" htmlFor={`${titleBox(id)}-without`}>
              <input id={`${titleBox(id)}-without`} type="checkbox" checked={goneWithout} aria-disabled={pack.doing !== ''} onChange={() => pack.change(id, { goneWithout: !goneWithout })} />
              <span>
                Go without it{which}. The list in the pack says that it is not there
              </span>
            </label>
          </>
        ) : (
          <p className="text-quiet">
            <bdi>{found.fileName}</bdi>. {whatItIs(found.read)}
          </p>
        )}
        {others.length > 0 && (
          <p className="pack-refused">
            <strong>This names another child: {others.join(', ')}.</strong> Take it off, or make sure that it belongs here.
          </p>
        )}
        {sameAs !== null && <p>This is the same file as enclosure {sameAs}.</p>}
      </div>
      <div className="pack-acts">
        <Button dense onPress={() => onMove(-1)} {...busy}>
          Up{which}
        </Button>
        <Button dense onPress={() => onMove(1)} {...busy}>
          Down{which}
        </Button>
        <Button dense onPress={onRemove} {...busy}>
          Take off{which}
        </Button>
      </div>
    </li>
  )
}

type Read = Extract<ListedFile['found'], { readonly key: string }>['read']

const kinds: Readonly<Record<Read['kind'], string>> = { pdf: 'PDF', jpeg: 'Picture (JPEG)', png: 'Picture (PNG)' }

function whatItIs({ kind, pages, leftOut }: Read): string {
  const { links, notes, files } = leftOut
  const missing = [[links, 'link'], [notes, 'comment'], [files, 'attached file']] as const
  const words = missing.flatMap(([count, what]) => (count === 0 ? [] : [counted(count, what)]))
  return `${kinds[kind]}, ${counted(pages, 'page')}.${words.length === 0 ? '' : ` What is not on its pages does not come along: ${words.join(', ')}.`}`
}
