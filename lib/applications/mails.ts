import { fullName, holdersOf, wants } from '@/lib/accounts/queries'
import { config } from '@/lib/config/env'
import type { Tx } from '@/lib/db/client'
import type { Act } from '@/lib/db/generated/client'
import { resizeSchema } from '@/lib/instances/schema'
import { queueMail } from '@/lib/mail/queue'
import { termLines, wrap72 } from '@/lib/mail/text'
import { type MailLocale, type MailTranslator, mailLocale, mailTranslator } from '@/lib/mail/translator'
import { readSettings } from '@/lib/settings/queries'
import { changeSchema } from './changes/schema'
import { planSchema } from './schema'

export const mailFiled = (tx: Tx, id: number) => tell(tx, id, 'filed', ['applicant', 'staff'])
export const mailWithdrawn = (tx: Tx, id: number) => tell(tx, id, 'withdrawn', ['staff'])
export const mailRejected = (tx: Tx, id: number) => tell(tx, id, 'rejected', ['applicant'])
export const mailApproved = (tx: Tx, id: number) => tell(tx, id, 'approved', ['applicant'])
export const mailCreated = (tx: Tx, id: number) => tell(tx, id, 'created', ['applicant', 'staff'])
/** What never became a job is the reviewers' affair alone: they submit it again. */
export const mailFailed = (tx: Tx, id: number, act: Act) =>
  tell(tx, id, 'failed', act.jobId === null ? ['staff'] : ['applicant', 'staff'], act)

type Event = 'filed' | 'withdrawn' | 'rejected' | 'approved' | 'created' | 'failed'
type Role = 'applicant' | 'staff'
type Recipient = { email: string; locale: MailLocale; role: Role }
type Subject = Awaited<ReturnType<typeof load>>

async function tell(tx: Tx, id: number, event: Event, roles: readonly Role[], act?: Act): Promise<void> {
  const application = await load(tx, id)
  const settings = await readSettings(tx)
  for (const { email, locale, role } of await recipients(tx, application, roles, settings.managers)) {
    const t = mailTranslator(locale)
    await queueMail(tx, {
      key: `application:${id}:${event}:${application.version}:${email}`,
      to: email,
      locale,
      subject: `${settings.mailPrefix} ${t(`${textsOf(application)}.${event}.subject`, { name: nameOf(application), id })}`,
      text: compose(t, application, event, role, act),
    })
  }
}

const load = (tx: Tx, id: number) =>
  tx.application.findUniqueOrThrow({
    where: { id },
    include: { applicant: true, reviewer: true, cluster: true, network: true },
  })

/** Each address once; who is both applicant and staff reads the applicant's. */
async function recipients(tx: Tx, application: Subject, roles: readonly Role[], managers: readonly string[]) {
  const otherwise = config().defaultLocale
  const { applicant } = application
  const clusterId = application.clusterId ?? application.network?.clusterId ?? null
  const holders = roles.includes('staff') ? await holdersOf(tx, 'review_applications', clusterId) : []
  const staff = holders.filter((one) => wants(one, 'reviews'))
  const all: Recipient[] = [
    ...(roles.includes('applicant') && applicant.isActive && wants(applicant, 'applications')
      ? [{ email: applicant.email, locale: mailLocale(applicant.locale, otherwise), role: 'applicant' as const }]
      : []),
    ...staff.map(({ email, locale }) => ({ email, locale: mailLocale(locale, otherwise), role: 'staff' as const })),
    ...(roles.includes('staff') ? managers.map((email) => ({ email, locale: otherwise, role: 'staff' as const })) : []),
  ]
  return all.filter(
    (one, index) => all.findIndex(({ email }) => email.toLowerCase() === one.email.toLowerCase()) === index,
  )
}

const textsOf = ({ kind }: Subject) => (kind === 'change' ? 'change' : 'application')
const planOf = ({ kind, plan }: Subject) => (kind === 'change' || plan === null ? null : planSchema.parse(plan))
const nameOf = (application: Subject) => planOf(application)?.hostname ?? application.hostname

function compose(t: MailTranslator, application: Subject, event: Event, role: Role, act?: Act): string {
  const { id, applicant, reviewer, reviewerComments, comments } = application
  const name = nameOf(application)
  const who = fullName(applicant)
  const started = String(planOf(application)?.start ?? true)
  const words = role === 'applicant' ? reviewerComments : event === 'filed' ? comments : ''
  const paragraphs = [
    t(`${textsOf(application)}.${event}.first`, { name, id, who, role, started }),
    termLines(facts(t, application, role)),
    ...(event === 'failed' ? [`${t('ganetiSays')}: ${act?.errorText || t('noReason')}`] : []),
    ...(event !== 'withdrawn' && words !== '' ? [`${t(event === 'filed' ? 'purpose' : 'words')}: ${words}`] : []),
    ...(role === 'staff' && event === 'created' && reviewer ? [t('reviewedBy', { who: fullName(reviewer) })] : []),
    addressOf(application, event, role),
    t(role === 'applicant' ? 'whyApplicant' : 'whyStaff', { id }),
  ]
  return `${paragraphs.map(wrap72).join('\n\n')}\n`
}

function facts(t: MailTranslator, application: Subject, role: Role): [string, string][] {
  if (application.kind === 'change') return changeFacts(t, application, role)
  const made = planOf(application)
  const { memory, vcpus, disk } = made ?? application
  const size = memory % 1024 === 0 ? `${memory / 1024} GiB` : `${memory} MiB`
  const wish = made && made.disk !== application.disk ? ` ${t('wished', { disk: application.disk })}` : ''
  return [
    ...(role === 'staff'
      ? [
          [t('terms.applicant'), `${fullName(application.applicant)} (${application.applicant.username})`] satisfies [
            string,
            string,
          ],
        ]
      : []),
    ...(application.cluster ? [[t('terms.cluster'), application.cluster.slug] satisfies [string, string]] : []),
    [t('terms.resources'), `${t('resources', { vcpus, memory: size, disk })}${wish}`],
    [t('terms.system'), (made?.os ?? application.os).replace(/^(image|os):/, '')],
  ]
}

/** What there was when it was asked for, and what is wished or was decided. */
function changeFacts(t: MailTranslator, { applicant, cluster, change, plan }: Subject, role: Role): [string, string][] {
  const { before, wish } = changeSchema.parse(change)
  const decided = resizeSchema.safeParse(plan).data ?? wish
  const kept = decided.disks.filter((_, index) => index !== decided.removeDisk)
  const after = { ...decided, disks: decided.addDisk === null ? kept : [...kept, decided.addDisk] }
  const gib = (mib: number) => `${Math.round((mib / 1024) * 10) / 10} GiB`
  const sizes = ({ vcpus, memory, disks }: typeof before) =>
    t('changeSizes', { vcpus, memory: gib(memory), disks: disks.map(gib).join(' + ') || '–' })
  const who: [string, string][] =
    role === 'staff' ? [[t('terms.applicant'), `${fullName(applicant)} (${applicant.username})`]] : []
  return [
    ...who,
    [t('terms.cluster'), cluster?.slug ?? '–'],
    [t('terms.before'), sizes(before)],
    [t('terms.after'), sizes(after)],
  ]
}

function addressOf(application: Subject, event: Event, role: Role): string {
  const base = config().publicUrl
  if (event === 'created' && application.cluster)
    return `${base}/instances/${application.cluster.slug}/${nameOf(application)}`
  return role === 'staff' ? `${base}/review/${application.id}` : `${base}/applications/${application.id}`
}
