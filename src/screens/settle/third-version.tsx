import type { Json, JsonObject } from '#domain/basics/json.ts'
import { Radios } from '../kit/radios.tsx'
import { TextArea } from '../kit/text-area.tsx'
import type { ComparedVersion } from './compare-versions.ts'
import { fieldName, fieldText } from './unit-in-words.ts'

/** A third version begins as the first one, whole: what the two agree on is not asked again. */
export function thirdFrom(versions: readonly ComparedVersion[]): JsonObject {
  return versions.find((version) => version.value !== null)?.value ?? {}
}

interface ThirdVersionProps {
  readonly versions: readonly ComparedVersion[]
  readonly value: JsonObject
  readonly onChange: (value: JsonObject) => void
  readonly providerName: (id: string) => string
}

/** Writes a third from both: words are written anew, and where the versions chose differently one of them is chosen. */
export function ThirdVersion({ versions, value, onChange, providerName }: ThirdVersionProps) {
  const keys = [...new Set(versions.flatMap((version) => Object.keys(version.value ?? {})))].filter((key) => differs(versions, key))
  return (
    <section className="version-third" aria-label="The third version">
      {keys.map((key) => {
        const set = (field: Json): void => onChange({ ...value, [key]: field })
        const written = versions.every((version) => typeof (version.value?.[key] ?? '') === 'string') && isWords(key)
        if (written) return <TextArea key={key} id={`third-${key}`} label={key === 'sentence' ? 'The third version' : fieldName(key)} lines={4} large value={String(value[key] ?? '')} onChange={set} />
        return (
          <Radios
            key={key}
            id={`third-${key}`}
            legend={fieldName(key)}
            chosen={JSON.stringify(value[key] ?? null)}
            choices={versions.map((version) => ({ value: JSON.stringify(version.value?.[key] ?? null), words: fieldText(key, version.value?.[key] ?? null, providerName) }))}
            onChoose={(chosen) => set(JSON.parse(chosen) as Json)}
          />
        )
      })}
    </section>
  )
}

/** Fields people write; the others are chosen. */
function isWords(key: string): boolean {
  return ['sentence', 'text', 'reason', 'what', 'words', 'rationale', 'soFar', 'now', 'who', 'inShort', 'given', 'family', 'inOwnScript', 'hospitalNumber', 'twin', 'organisation', 'specialty', 'body', 'number', 'why'].includes(key)
}

function differs(versions: readonly ComparedVersion[], key: string): boolean {
  return new Set(versions.map((version) => JSON.stringify(version.value?.[key] ?? null))).size > 1
}
