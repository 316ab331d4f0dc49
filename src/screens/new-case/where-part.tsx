import { Radios } from '../kit/radios.tsx'
import { TextField } from '../kit/text-field.tsx'
import { boxId, typedPlace } from './check-new-case.ts'
import type { PartProps } from './request-form.tsx'

interface WherePartProps extends PartProps {
  /** Asks what treatment goes on: it is kept with the parked request. */
  readonly urgent: boolean
}

/** Where the child is; it may be left while it is not known. */
export function WherePart({ words, change, urgent }: WherePartProps) {
  const place = typedPlace(words)
  return (
    <div className="new-case-part">
      <Radios
        id={boxId('place')}
        legend="Where the child is"
        beside
        choices={[
          { value: 'inpatient', words: 'In hospital' },
          { value: 'outpatient', words: 'At home, seen in clinic' },
          { value: 'unknown', words: 'Not known yet' },
        ]}
        chosen={words.place === 'unknown' ? 'unknown' : place}
        onChoose={(value) => change('place', value)}
      />
      {place !== null && (
        <TextField id={boxId('where')} label={place === 'inpatient' ? 'Ward' : 'Clinic'} width="half" value={words.where} onChange={(text) => change('where', text)} />
      )}
      {urgent && (
        <TextField
          id={boxId('treatment')}
          label="What treatment is going on"
          hint="Kept with the parked request, for whoever reviews it"
          value={words.treatment}
          onChange={(text) => change('treatment', text)}
        />
      )}
    </div>
  )
}
