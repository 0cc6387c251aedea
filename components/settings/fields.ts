import type { SettingKey } from '@/lib/settings/schema'

export const SECTIONS = [
  'site',
  'look',
  'stats',
  'registration',
  'sessions',
  'form',
  'instances',
  'cdroms',
  'console',
  'programs',
] as const

type Input =
  | { input: 'text' | 'switch' | 'words' | 'emails' | 'numbers' | 'url' | 'lines' | 'color' }
  | { input: 'number'; unit?: 'gib' | 'hours' | 'days' | 'minutes' | 'bits' }
type Field = { section: (typeof SECTIONS)[number] } & Input

/** The page of the site's settings: a new one is a line here, and its label and help under `settings.of` in the locales. */
export const FIELDS: Record<SettingKey, Field> = {
  siteName: { section: 'site', input: 'text' },
  mailPrefix: { section: 'site', input: 'text' },
  managers: { section: 'site', input: 'emails' },
  termsUrl: { section: 'site', input: 'url' },
  contactEmail: { section: 'site', input: 'text' },
  helpdeskUrl: { section: 'site', input: 'url' },
  footLinks: { section: 'site', input: 'lines' },
  feedUrl: { section: 'site', input: 'url' },
  accent: { section: 'look', input: 'color' },
  statsScript: { section: 'stats', input: 'url' },
  statsSite: { section: 'stats', input: 'text' },
  registrationOpen: { section: 'registration', input: 'switch' },
  registrationDays: { section: 'registration', input: 'number', unit: 'days' },
  registrationManagers: { section: 'registration', input: 'emails' },
  resetHours: { section: 'registration', input: 'number', unit: 'hours' },
  idleDays: { section: 'registration', input: 'number', unit: 'days' },
  idleReminders: { section: 'registration', input: 'switch' },
  sessionIdleHours: { section: 'sessions', input: 'number', unit: 'hours' },
  sessionMaxHours: { section: 'sessions', input: 'number', unit: 'hours' },
  staffSecondFactor: { section: 'sessions', input: 'switch' },
  memoryChoices: { section: 'form', input: 'numbers' },
  maxVcpus: { section: 'form', input: 'number' },
  minDisk: { section: 'form', input: 'number', unit: 'gib' },
  maxDisk: { section: 'form', input: 'number', unit: 'gib' },
  initialDisk: { section: 'form', input: 'number', unit: 'gib' },
  askOrganization: { section: 'form', input: 'switch' },
  askContact: { section: 'form', input: 'switch' },
  offerClusterOs: { section: 'form', input: 'switch' },
  ownersResize: { section: 'instances', input: 'switch' },
  maxDisksTotal: { section: 'instances', input: 'number', unit: 'gib' },
  maxDisks: { section: 'instances', input: 'number' },
  maxNics: { section: 'instances', input: 'number' },
  confirmationHours: { section: 'instances', input: 'number', unit: 'hours' },
  whitelistMinPrefixV4: { section: 'instances', input: 'number', unit: 'bits' },
  whitelistMinPrefixV6: { section: 'instances', input: 'number', unit: 'bits' },
  cdromPorts: { section: 'cdroms', input: 'numbers' },
  cdromHosts: { section: 'cdroms', input: 'words' },
  consoleIdle: { section: 'console', input: 'number', unit: 'minutes' },
  consoleLifetime: { section: 'console', input: 'number', unit: 'minutes' },
  consolesPerUser: { section: 'console', input: 'number' },
  oauthClientsOpen: { section: 'programs', input: 'switch' },
  oauthTokenInAddress: { section: 'programs', input: 'switch' },
  oauthAccessMinutes: { section: 'programs', input: 'number', unit: 'minutes' },
  oauthImplicitHours: { section: 'programs', input: 'number', unit: 'hours' },
  oauthRefreshDays: { section: 'programs', input: 'number', unit: 'days' },
  tokenMaxDays: { section: 'programs', input: 'number', unit: 'days' },
}
