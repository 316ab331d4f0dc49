import type { Json, JsonObject } from '#domain/basics/json.ts'
import { focusBox } from '../kit/focus-on-open.ts'
import { Radios } from '../kit/radios.tsx'
import { TextArea } from '../kit/text-area.tsx'
import type { ComparedVersion } from './compare-versions.ts'
import { fieldName, fieldText } from './unit-in-words.ts'

/** A third version begins with what the two agree on; words they differ in are written anew, in an empty box. */
export function thirdFrom(versions: readonly ComparedVersion[]): JsonObject {
  const first = versions.find((version) => version.value !== null)?.value ?? {}
  return Object.fromEntries(Object.entries(first).map(([key, field]) => [key, differs(versions, key) && isWritten(versions, key) ? '' : field]))
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
      {keys.map((key, index) => {
        const set = (field: Json): void => onChange(withField(value, key, field, versions))
        if (isWritten(versions, key)) {
          return <TextArea key={key} id={`third-${key}`} label={key === 'sentence' || key === 'text' ? 'The third version' : fieldName(key)} lines={3} large value={String(value[key] ?? '')} onChange={set} {...(index === 0 ? { boxRef: focusBox } : {})} />
        }
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

/** A field that one of the versions has not got at all is left out again, where nothing is chosen for it. */
function withField(value: JsonObject, key: string, field: Json, versions: readonly ComparedVersion[]): JsonObject {
  const isOptional = versions.some((version) => version.value !== null && !Object.hasOwn(version.value, key))
  if (field !== null || !isOptional) return { ...value, [key]: field }
  return Object.fromEntries(Object.entries(value).filter(([each]) => each !== key))
}

function isWritten(versions: readonly ComparedVersion[], key: string): boolean {
  return isWords(key) && versions.every((version) => typeof (version.value?.[key] ?? '') === 'string')
}

/** Fields people write; the others are chosen. */
function isWords(key: string): boolean {
  return ['sentence', 'text', 'reason', 'what', 'words', 'rationale', 'soFar', 'now', 'who', 'inShort', 'given', 'family', 'inOwnScript', 'hospitalNumber', 'twin', 'organisation', 'specialty', 'body', 'number', 'why'].includes(key)
}

function differs(versions: readonly ComparedVersion[], key: string): boolean {
  return new Set(versions.map((version) => JSON.stringify(version.value?.[key] ?? null))).size > 1
}
