import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the trust server keeps as JSON. */
const kept = ['QuestionnaireResponse', 'DocumentReference', 'AuditEvent', 'ServiceRequest', 'Task', 'Appointment', 'Communication', 'Consent']

interface ElementDefinition {
  readonly type?: readonly { readonly code: string; readonly extension?: unknown }[]
  readonly constraint?: readonly { readonly key: string; readonly severity: string; readonly human: string; readonly expression?: string }[]
  readonly binding?: { readonly strength: string; readonly valueSet?: string }
  readonly [name: string]: unknown
}

interface Definition {
  readonly resourceType: string
  readonly name: string
  readonly snapshot: { readonly element: readonly ElementDefinition[] }
  readonly [name: string]: unknown
}

/**
 * Makes trust-server/validity/definitions.json: of HL7’s definitions of FHIR R4 (4.0.1, free of copyright) those of what the
 * server keeps and of every type in them, with what a validator reads. Usage: node commands/trim-fhir-definitions.ts FOLDER,
 * which has profiles-types.json and profiles-resources.json of HL7’s definitions.json.zip.
 */
function trim(folder: string): void {
  const all = new Map(['profiles-types.json', 'profiles-resources.json'].flatMap((file) => definitionsIn(join(folder, file))).map((each) => [each.name, each]))
  const wanted = new Set(kept)
  for (const name of wanted) for (const code of typesIn(all.get(name))) if (all.has(code) && !code.endsWith('Resource')) wanted.add(code)
  const entry = [...wanted].map((name) => ({ resource: whatIsRead(all.get(name)!) }))
  const lines = entry.map((each) => JSON.stringify(each)).join(',\n')
  writeFileSync(join(import.meta.dirname, '..', 'trust-server', 'validity', 'definitions.json'), `{"resourceType":"Bundle","type":"collection","entry":[\n${lines}\n]}\n`)
}

function definitionsIn(file: string): readonly Definition[] {
  const { entry } = JSON.parse(readFileSync(file, 'utf8')) as { readonly entry: readonly { readonly resource: Definition }[] }
  return entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === 'StructureDefinition')
}

function typesIn(definition: Definition | undefined): readonly string[] {
  return (definition?.snapshot.element ?? []).flatMap(({ type = [] }) => type.map(({ code }) => code))
}

function whatIsRead({ resourceType, url, name, kind, abstract, type, baseDefinition, derivation, snapshot }: Definition): unknown {
  return { resourceType, url, name, status: 'active', kind, abstract, type, baseDefinition, derivation, snapshot: { element: snapshot.element.map(elementRead) } }
}

function elementRead({ id, path, min, max, base, contentReference, type, constraint, binding }: ElementDefinition): unknown {
  return {
    id, path, min, max, base, contentReference,
    type: type?.map(({ code, extension }) => ({ code, extension })),
    constraint: constraint?.filter(({ severity }) => severity === 'error').map(({ key, severity, human, expression }) => ({ key, severity, human, expression })),
    binding: binding?.strength === 'required' ? { strength: 'required', valueSet: binding.valueSet } : undefined,
  }
}

trim(process.argv[2] ?? '.')
