/** What the server keeps. Anything else is not found here. */
export const keptTypes: readonly string[] = ['QuestionnaireResponse', 'DocumentReference', 'Binary', 'AuditEvent']
