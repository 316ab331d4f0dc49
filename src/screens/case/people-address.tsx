import { addressFor, addressUnit, readAddress, type ShownAddress } from '#domain/person/address.ts'
import { protectedHere } from '#domain/rules-across/protected-here.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { recordAddress } from '#actions/record-address.ts'
import { KeyCap } from '../kit/key-cap.tsx'
import { Radios } from '../kit/radios.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useElsewhere } from '../kit/use-elsewhere.ts'
import { PeopleForm } from './people-form.tsx'
import type { AddressInSight } from './use-address-in-sight.ts'
import { useWritten } from './use-written.ts'

interface PeopleAddressProps {
  readonly file: CaseFile
  readonly person: { readonly id: string; readonly name: string }
  readonly sight: AddressInSight
}

/** Where somebody lives; a protected address only while the key or the button is held, once the viewing is noted (P12). */
export function PeopleAddress({ file, person, sight }: PeopleAddressProps) {
  const inSight = sight.person === person.id
  const isProtected = protectedHere(file, useElsewhere(file)).includes(person.id)
  const onFile = readAddress(file.record, person.id)
  const shown = addressFor(onFile === null ? null : { ...onFile, protected: isProtected }, inSight ? { kind: 'team-noted', person: person.id } : { kind: 'team' })
  if (shown.kind === 'none') return <>Not written down</>
  return (
    <>
      <output className="people-address">{shown.kind === 'shown' ? <Lines shown={shown} /> : <strong>Address protected</strong>}</output>
      {isProtected && sight.may && (
        <span className="people-hold">
          <button
            type="button"
            className="button button-secondary button-dense"
            aria-keyshortcuts="V Alt+V"
            data-hold={person.id}
            onPointerDown={() => sight.hold(person.id)}
            onKeyDown={(event) => {
              if (!event.repeat && (event.key === ' ' || event.key === 'Enter')) sight.hold(person.id)
            }}
          >
            <span>Hold to see {person.name}’s address</span>
            <KeyCap cap="V" />
          </button>
          <span className="text-quiet">Each viewing is noted with your name and the time. Nobody else’s copy ever has it.</span>
        </span>
      )}
    </>
  )
}

function Lines({ shown }: { readonly shown: Extract<ShownAddress, { kind: 'shown' }> }) {
  return shown.versions.map(({ lines, postcode }, index) => (
    <span key={index} dir="auto">
      {shown.versions.length > 1 ? `Version ${index + 1}: ` : ''}
      {[...lines, postcode].filter((part) => part !== '').join(', ')}
    </span>
  ))
}

interface AddressFormProps {
  readonly file: CaseFile
  readonly person: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

/** Writes an address. A protected one is written anew, never shown in a box. */
export function PeopleAddressForm({ file, person, onClose }: AddressFormProps) {
  const elsewhere = useElsewhere(file)
  const written = readAddress(file.record, person.id)
  const onFile = written === null ? null : { ...written, protected: protectedHere(file, elsewhere).includes(person.id) }
  const open = addressFor(onFile, { kind: 'team' })
  const version = open.kind === 'shown' ? open.versions[0] : undefined
  const form = useWritten({
    record: file.record,
    draftKey: addressUnit(person.id),
    inRecord: { lines: version?.lines.join('\n') ?? '', postcode: version?.postcode ?? '', protected: onFile?.protected === true || elsewhere.addressProtected ? 'yes' : 'no' },
    name: 'Save the address',
    write: (context, opened, words) => recordAddress(context, opened, person.id, { lines: words['lines'] ?? '', postcode: words['postcode'] ?? '', protected: words['protected'] !== 'no', unseen: onFile?.protected === true }),
    onSaved: onClose,
    onClose,
    boxes: { 'address-empty': 'lines', 'address-to-be-written-anew': 'lines' },
  })
  const isProtected = form.draft.words['protected'] !== 'no'
  return (
    <PeopleForm form={form} title={`Address: ${person.name}`} saveWords="Save the address" onClose={onClose}>
      <Radios
        id="address-protected"
        legend="Is anybody not to know it?"
        beside
        choices={[
          { value: 'yes', words: 'Protected: on their own copy only' },
          { value: 'no', words: 'Not protected' },
        ]}
        chosen={isProtected ? 'yes' : 'no'}
        onChoose={(value) => form.draft.change('protected', value)}
      />
      <TextArea {...form.box('lines')} label="Address" lines={3} hint={linesHint(onFile?.protected === true, isProtected)} />
      <TextField {...form.box('postcode')} label="Postcode, if there is one" width="narrow" />
    </PeopleForm>
  )
}

function linesHint(wasProtected: boolean, isProtected: boolean): string {
  if (!wasProtected) return 'A line each, in any country'
  return isProtected ? 'Empty keeps the address in the record, which is not shown here. A new address is written whole, with its postcode' : 'Write it anew: the protected address in the record is not shown to anybody'
}
