import { notIndependent } from '#domain/rules-across/override-independence.ts'
import { nextProvider } from '#domain/rules-across/provider-in-hand.ts'
import { overrideIndependence } from '#actions/override-independence.ts'
import { useMay } from '#state/use-may.ts'
import { Button } from '../kit/button.tsx'
import { QuickForm } from '../kit/quick-form.tsx'
import type { AfterPart } from './part.ts'

/** Whom it is the turn of and who is not independent: the chair's reason for going on, and where it is given (D4). */
export function NotIndependent({ file, pathway, providerName, form, open, isOver }: AfterPart) {
  const mayOverride = useMay('override-rule') && !isOver
  const next = nextProvider(file, pathway)
  if (next === null) return null
  const given = file.independenceOverrides.find(({ provider }) => provider === next)
  const stop = notIndependent(file, next)
  if (stop === null) {
    return given === undefined ? null : (
      <p className="text-quiet" dir="auto">
        {providerName(next)} is not independent. {given.by}’s reason: {given.reason}
      </p>
    )
  }
  const name = `override/${next}`
  return (
    <section className="after-part" aria-labelledby="not-independent-heading">
      <h2 id="not-independent-heading">Not independent</h2>
      <div className="after-row">
        <p dir="auto">
          <strong>{providerName(next)}</strong> is not independent{stop.why === '' ? '' : `: ${stop.why}`}. {mayOverride ? '' : 'Only the chair can go on with them, with a reason.'}
        </p>
        {mayOverride && form !== name && (
          <Button dense onPress={() => open(name)}>
            Give the chair’s reason
          </Button>
        )}
      </div>
      {mayOverride && form === name && (
        <QuickForm
          name="The chair’s reason"
          record={file.record}
          draft={`override/independence/${next}`}
          start={{ reason: '' }}
          fields={[{ box: 'reason', label: 'Why they are asked all the same', hint: 'It is kept with the case', kind: 'area' }]}
          boxOf={{ 'independence-override-needs-a-reason': 'reason' }}
          button="Go on with this reason"
          save={(context, opened, words) => overrideIndependence(context, opened, next, words.reason ?? '')}
          onClose={() => open(null)}
        />
      )}
    </section>
  )
}
