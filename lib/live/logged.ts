/** The kinds of events that are kept for programs. */
export const LOGGED = ['instances', 'act', 'application'] as const
