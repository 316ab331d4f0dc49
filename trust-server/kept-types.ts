/** What is recorded: made once, and never changed. */
export const recordedTypes: readonly string[] = ['QuestionnaireResponse', 'DocumentReference', 'Binary', 'AuditEvent']

/** What the app derives from its records for a trust’s other systems. It is no truth, and may change. */
const derivedTypes: readonly string[] = ['ServiceRequest', 'Task', 'Appointment', 'Communication', 'Consent']

/** Everything the server keeps. Anything else is not found here. */
export const keptTypes: readonly string[] = [...recordedTypes, ...derivedTypes]

export function isDerived(type: string): boolean {
  return derivedTypes.includes(type)
}
