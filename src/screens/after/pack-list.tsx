import { longDay, shortDay } from '#domain/basics/calendar.ts'
import type { Pathway } from '#domain/pathway/read-pathway.ts'
import { askForItem, listItem, receiveItem, takeOutItem } from '#actions/list-pack.ts'
import { openedNow } from '#actions/context.ts'
import { useMay } from '#state/use-may.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { QuickForm } from '../kit/quick-form.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { packGroups } from './method-words.ts'
import type { AfterPart } from './part.ts'

/** What goes with the letter, in the three groups; what another hospital holds is asked of it and never promised (row 19). */
export function PackList({ file, pathway, form, open, isOver }: AfterPart) {
  const isParked = file.hold?.state === 'parked'
  const may = useMay('list-pack') && !isOver && !isParked
  const isOpen = form === 'pack'
  return (
    <section className="after-part" aria-labelledby="pack-heading">
      <div className="after-row">
        <h2 id="pack-heading">What goes with the letter</h2>
        {may && !isOpen && (
          <Button dense keys="P" onPress={() => open('pack')}>
            Add to the list
          </Button>
        )}
      </div>
      {isOpen && may && (
        <QuickForm
          name="What goes with the letter"
          record={file.record}
          draft="pack/new"
          start={{ group: 'records', what: '', dated: '', elsewhere: '' }}
          fields={[
            { box: 'group', label: 'Which group', kind: 'choice', choices: packGroups },
            { box: 'what', label: 'What it is', hint: 'For example MRI head with contrast' },
            { box: 'dated', label: 'Its date', hint: 'For example 5 10 2026. Empty when it bears none', width: 'narrow' },
            { box: 'elsewhere', label: 'Held by another hospital', hint: 'Its name. Empty when we hold it', width: 'half' },
          ]}
          boxOf={{ 'item-needs-a-name': 'what', 'day-not-understood': 'dated' }}
          button="Add it"
          save={(context, opened, words) => listItem(context, opened, { group: groupOf(words.group), what: words.what ?? '', dated: words.dated ?? '', elsewhere: words.elsewhere ?? '' })}
          onClose={() => open(null)}
        />
      )}
      {pathway.pack.length === 0 && !isOpen && <p className="text-quiet">{isParked ? 'Packs are off for this request until a clinician marks the child stable.' : 'Nothing is listed yet. Only what we hold, or what has come from another hospital, can be sent.'}</p>}
      {packGroups.map(({ value, words }) => {
        const items = pathway.pack.filter((item) => item.group === value)
        return items.length === 0 ? null : (
          <div key={value}>
            <h3>{words}</h3>
            <ul>
              {items.map((item) => (
                <PackRow key={item.id} file={file} item={item} may={may} />
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}

function PackRow({ file, item, may }: Pick<AfterPart, 'file'> & { readonly item: Pathway['pack'][number]; readonly may: boolean }) {
  const saving = useSave()
  const isAway = item.heldBy.kind === 'elsewhere' && item.received === null
  return (
    <li>
      <div className="after-row">
        <p dir="auto">
          {item.what}
          {item.dated !== null && `, ${longDay(item.dated)}`} <span className="text-quiet">{whereWords(item)}</span>
        </p>
        {may && (
          <span className="after-acts">
            {isAway && item.heldBy.kind === 'elsewhere' && item.heldBy.asked === null && (
              <Button dense onPress={() => void saving.save((context) => askForItem(context, openedNow(file.record), item.id, ''))}>
                Asked today
              </Button>
            )}
            {isAway && (
              <Button dense onPress={() => void saving.save((context) => receiveItem(context, openedNow(file.record), item.id, ''))}>
                It has come
              </Button>
            )}
            <Button dense onPress={() => void saving.save((context) => takeOutItem(context, openedNow(file.record), item.id))}>
              Leave out
            </Button>
          </span>
        )}
      </div>
      <SaveWords saving={saving} />
    </li>
  )
}

function whereWords({ heldBy, received }: Pathway['pack'][number]): string {
  if (heldBy.kind === 'us') return 'held by us'
  if (received !== null) return `came from ${heldBy.organisation} ${shortDay(received)}`
  return heldBy.asked === null ? `held by ${heldBy.organisation}, not asked yet` : `asked of ${heldBy.organisation} ${shortDay(heldBy.asked)}, not here yet`
}

function groupOf(words: string | undefined): Pathway['pack'][number]['group'] {
  return packGroups.find(({ value }) => value === words)?.value ?? 'records'
}
