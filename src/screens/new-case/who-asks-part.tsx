import { Radios } from '../kit/radios.tsx'
import { TextField } from '../kit/text-field.tsx'
import { boxId, typedRequest, type NewCaseBox } from './check-new-case.ts'
import type { PartProps } from './request-form.tsx'

/** Who asks (row 8): nothing here turns a request away. What is not known yet may be left. */
export function WhoAsksPart({ words, change, errorOf }: PartProps) {
  const { by, parentalResponsibility } = typedRequest(words)
  const field = (box: NewCaseBox) => ({ id: boxId(box), value: words[box], onChange: (text: string) => change(box, text) })
  const unclear = parentalResponsibility !== 'confirmed'
  return (
    <div className="new-case-part">
      <Radios
        id={boxId('by')}
        legend="Who asks"
        beside
        choices={[
          { value: 'team', words: 'The treating team' },
          { value: 'young-person', words: 'The young person, at any age' },
          { value: 'parent-or-carer', words: 'A parent or carer' },
        ]}
        chosen={by}
        onChoose={(value) => change('by', value)}
        error={errorOf('by')}
      />
      {by === 'parent-or-carer' && (
        <>
          <div className="new-case-pair">
            <TextField {...field('name')} label="Their name, if known" />
            <TextField {...field('relationship')} label="Who they are, for example mother" />
          </div>
          <Radios
            id={boxId('responsibility')}
            legend="Parental responsibility"
            beside
            choices={[
              { value: 'confirmed', words: 'Confirmed' },
              { value: 'not-confirmed', words: 'Not confirmed yet' },
              { value: 'disputed', words: 'Disputed' },
            ]}
            chosen={parentalResponsibility}
            onChoose={(value) => change('responsibility', value)}
          />
          <TextField
            {...field('how')}
            label={unclear ? 'What is known' : 'How it was confirmed'}
            hint={unclear ? 'The request is taken all the same. Clearing it up becomes a task for the lead consultant' : 'For example birth certificate seen'}
          />
        </>
      )}
      {by !== null && by !== 'team' && <TextField {...field('words')} label="In their own words, if they said so" hint="Letter for letter" />}
    </div>
  )
}
