'use client'
import {
  ActionIcon,
  Button,
  Checkbox,
  Menu,
  NumberInput,
  PasswordInput,
  Select,
  Switch,
  Tabs,
  Textarea,
  TextInput,
} from '@mantine/core'
import { IconDots, IconPlus, IconPower, IconTerminal2, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { AsOf } from '@/components/format/as-of'
import { ChoiceCards } from '@/components/forms/choice-card'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { FieldPair, FormColumns, FormSection, FormSheet } from '@/components/forms/form-section'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { SegmentedSizes } from '@/components/forms/segmented-sizes'
import { StickyFoot } from '@/components/forms/sticky-foot'
import { SummaryPanel } from '@/components/forms/summary-panel'
import { UsageBar } from '@/components/forms/usage-bar'
import { JobStrip } from '@/components/job/job-strip'
import { Banner } from '@/components/layout/banner'
import { Empty } from '@/components/layout/empty'
import { Facts } from '@/components/layout/facts'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { Shell } from '@/components/layout/shell'
import { ApplicationChip } from '@/components/status/application-chip'
import { HealthChip } from '@/components/status/health-chip'
import { JobChip } from '@/components/status/job-chip'
import { StatusChip } from '@/components/status/status-chip'
import { Tags } from '@/components/status/tags'
import { DataTable } from '@/components/tables/data-table'
import type { ListConfig, ListState } from '@/components/tables/list-state'
import { LoadingTable } from '@/components/tables/loading-table'

const groups = [
  {
    label: 'Mine',
    items: [
      { href: '/kit', label: 'Instances', icon: 'instances' },
      { href: '/applications', label: 'Applications', icon: 'applications' },
      { href: '/history', label: 'History', icon: 'history' },
    ],
  },
  {
    label: 'Fleet',
    items: [
      { href: '/overview', label: 'Overview', icon: 'overview' },
      { href: '/clusters', label: 'Clusters', icon: 'clusters' },
      { href: '/nodes', label: 'Nodes', icon: 'nodes' },
      { href: '/networks', label: 'Networks', icon: 'networks' },
      { href: '/jobs', label: 'Jobs', icon: 'jobs' },
      { href: '/stats', label: 'Statistics', icon: 'statistics' },
    ],
  },
  {
    label: 'Administration',
    items: [
      { href: '/review', label: 'Review', icon: 'review', badge: 7 },
      { href: '/users', label: 'Users', icon: 'users' },
      { href: '/groups', label: 'Groups', icon: 'groups' },
      { href: '/n', label: 'Notifications', icon: 'notifications' },
      { href: '/audit', label: 'Audit log', icon: 'audit' },
      { href: '/settings', label: 'Settings', icon: 'settings' },
    ],
  },
] as never

let base = Date.now()
const ago = (s: number) => new Date(base - s * 1000).toISOString()
const makeRows = () =>
  [
    {
      id: '1',
      name: 'moodle-2027.uni.example.gr',
      face: { state: 'stopped', doing: 'create', percent: 62 },
      cluster: 'alpha',
      memory: 8192,
      address: '',
      owners: 'Άννα Κ.',
      node: 'node1',
      disk: 61440,
    },
    {
      id: '2',
      name: 'web-eclass.lab.example.gr',
      face: { state: 'running', needsReboot: true },
      cluster: 'alpha',
      memory: 4096,
      address: '10.0.0.17, +1',
      owners: 'Ελένη Π., +1',
      node: 'node2',
      disk: 20480,
    },
    {
      id: '3',
      name: 'mail-relay.noc.example.gr',
      face: { state: 'running' },
      cluster: 'alpha',
      memory: 1024,
      address: '10.0.0.21',
      owners: 'noc',
      node: 'node1',
      disk: 20480,
    },
    {
      id: '4',
      name: 'db-thesis.cs.example.gr',
      face: { state: 'stopped' },
      cluster: 'beta',
      memory: 2048,
      address: '10.1.0.8',
      owners: 'Γιώργος Μ.',
      node: 'node7',
      disk: 20480,
    },
    {
      id: '5',
      name: 'old-wiki.library.example.gr',
      face: { state: 'stopped', shouldBe: 'running' },
      cluster: 'beta',
      memory: 512,
      address: '10.1.0.31',
      owners: 'Σοφία Λ.',
      node: 'node6',
      disk: 10240,
    },
    {
      id: '6',
      name: 'scanner.noc.example.gr',
      face: { state: 'running', isolated: true },
      cluster: 'alpha',
      memory: 1024,
      address: '10.0.0.44',
      owners: 'noc',
      node: 'node1',
      disk: 20480,
    },
    {
      id: '7',
      name: 'vpn.campus.example.gr',
      face: { state: 'running', locked: true },
      cluster: 'alpha',
      memory: 1024,
      address: '10.0.0.3, +1',
      owners: 'noc',
      node: 'node1',
      disk: 20480,
    },
    {
      id: '8',
      name: 'sensors.env.example.gr',
      face: { state: 'running', staleSince: ago(3600) },
      stale: true,
      cluster: 'gamma',
      memory: 768,
      address: '10.2.0.19',
      owners: 'Μαρία Τ.',
      node: 'node3',
      disk: 20480,
    },
    {
      id: '9',
      name: 'render-a.arch.example.gr',
      face: { state: 'nodeDown' },
      cluster: 'gamma',
      memory: 4096,
      address: '10.2.0.23',
      owners: 'arch',
      node: 'node3',
      disk: 20480,
    },
  ].map((row) => ({ ...row, href: `/kit?view=detail&id=${row.id}` }))

type P = { state: ListState; config: ListConfig; view: string; slim: boolean; now: number }
let rows = [] as unknown as ReturnType<typeof makeRows>
export function Kit({ state, config, view, slim, now }: P) {
  base = now
  rows = makeRows()
  return (
    <Shell
      groups={groups}
      slim={slim}
      user={{ name: 'Ελένη Παππά', profileHref: '/profile' }}
      setLocale={async (l) => {
        document.cookie = `locale=${l}; path=/`
        location.reload()
      }}
      signOut={async () => {}}
      inFlight={[
        { id: '1', label: 'Growing disk 0 by 10 GiB', detail: '0:14', href: '/x' },
        { id: '2', label: 'Start web', href: '/y' },
      ]}
      health={{ answering: 2, total: 3, href: '/clusters' }}
      find={async (q) => [
        {
          id: 'h',
          label: `${q}.example.gr`,
          href: '/kit',
          icon: 'instances',
          group: 'Instances',
          description: 'alpha',
        },
      ]}
    >
      {view === 'list' || view === 'empty' || view === 'failed' ? (
        <List state={state} config={config} view={view} />
      ) : view === 'form' ? (
        <Form />
      ) : view === 'detail' ? (
        <Detail />
      ) : view === 'loading' ? (
        <Page>
          <PageHeader title="Instances" />
          <LoadingTable />
        </Page>
      ) : (
        <Misc />
      )}
    </Shell>
  )
}

function List({ state, config, view }: { state: ListState; config: ListConfig; view: string }) {
  const [panel, setPanel] = useState(false)
  return (
    <Page panelLabel="web-eclass" panel={panel ? <Facts facts={[{ term: 'Cluster', value: 'alpha' }]} /> : undefined}>
      <PageHeader
        title="Instances"
        note={
          <>
            1,284 on 3 clusters · <AsOf iso={ago(2)} />
          </>
        }
        actions={
          <Button leftSection={<IconPlus size={14} />} onClick={() => setPanel(!panel)}>
            New application
          </Button>
        }
      />
      <Banner tone="warning" link={{ href: '/clusters', label: 'Details' }}>
        <b>gamma</b> has not answered since 12:03. Its 318 instances are shown as they were; they cannot be changed now.
      </Banner>
      <DataTable
        label="Instances"
        state={state}
        config={config}
        total={view === 'list' ? 1284 : 0}
        rows={view === 'list' ? rows : []}
        failure={
          view === 'failed' ? 'Cluster gamma has not answered since 12:03. Other clusters still work.' : undefined
        }
        empty={<Empty action={<Button>New application</Button>}>No instances yet. Apply for the first.</Empty>}
        currentId="2"
        filters={[
          {
            name: 'status',
            label: 'Status',
            multiple: true,
            options: [
              { value: 'running', label: 'Running' },
              { value: 'stopped', label: 'Stopped' },
            ],
          },
          {
            name: 'cluster',
            label: 'Cluster',
            options: [
              { value: 'alpha', label: 'alpha' },
              { value: 'beta', label: 'beta' },
            ],
          },
        ]}
        tools={<Button variant="default">CSV</Button>}
        selection={(selected) => (
          <>
            <Button size="xs" variant="default" leftSection={<IconPower size={14} />}>
              Shut down {selected.length}
            </Button>
            <Button size="xs" variant="default">
              Reboot {selected.length}
            </Button>
          </>
        )}
        selectionNote={() => '3 running, 1 stopped'}
        columns={[
          { id: 'name', header: 'Name', kind: 'name', sortable: true },
          { id: 'face', header: 'Status', kind: 'status' },
          { id: 'cluster', header: 'Cluster' },
          { id: 'memory', header: 'Memory', kind: 'mib', sortable: true },
          { id: 'disk', header: 'Disk', kind: 'mib', hideBelow: 1200, card: 'none' },
          { id: 'node', header: 'Node', kind: 'mono', hideBelow: 1080, card: 'none' },
          { id: 'address', header: 'Addresses', kind: 'mono', hideBelow: 860, card: 'extra' },
          { id: 'owners', header: 'Owners', kind: 'soft', hideBelow: 960, card: 'none' },
        ]}
        rowActs={() => (
          <Menu>
            <Menu.Target>
              <ActionIcon aria-label="More">
                <IconDots size={17} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item>Start</Menu.Item>
              <Menu.Divider />
              <Menu.Item color="error">Destroy</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      />
    </Page>
  )
}

function Detail() {
  const log = [
    'Adding 10 GiB to disk 0 on node2.alpha.example.gr',
    'Logical volume extended to 30 GiB',
    'Waiting for instance web-eclass.lab.example.gr to sync disks',
    'disk/0: 18.30% done, 1m 12s remaining',
    'disk/0: 41.70% done, 48s remaining',
  ].map((text, i) => ({ id: String(i), at: ago(60 - i), text }))
  const steps = [
    { id: 'q', label: 'Queued', state: 'done' },
    { id: 'l', label: 'Locks taken', state: 'done' },
    { id: 's', label: 'Syncing disk 0, 62 %', state: 'now' },
    { id: 'd', label: 'Done', state: 'next' },
  ] as never
  const job = {
    verb: 'Growing disk 0 from 20 to 30 GiB',
    state: 'running' as const,
    jobId: 88431,
    who: 'you',
    startedAt: ago(58),
    percent: 62,
    log,
    steps,
  }
  return (
    <Page>
      <PageHeader
        mono
        title="web-eclass.lab.example.gr"
        crumbs={[{ label: 'Instances', href: '/kit' }, { label: 'alpha' }]}
        status={<StatusChip face={{ state: 'running', needsReboot: true }} />}
        actions={
          <>
            <ConfirmButton
              verb="Shut down"
              title="Shut down web-eclass"
              consequence="3 running will stop. 1 is already stopped."
              onConfirm={() => new Promise((r) => setTimeout(r, 500))}
            />
            <ConfirmButton
              verb="Destroy"
              danger
              title="Destroy web-eclass"
              consequence="Its disks are deleted and cannot be brought back. Type the name."
              typeName="web-eclass"
              reasonLabel="Reason"
              onConfirm={() => {}}
            />
            <ReasonedButton variant="default" disabledReason="Locked by an administrator: disk quota under review.">
              Rename
            </ReasonedButton>
            <Button leftSection={<IconTerminal2 size={17} />}>Console</Button>
          </>
        }
      />
      <JobStrip
        job={job}
        logOpen
        actions={
          <ReasonedButton
            variant="default"
            leftSection={<IconX size={15} />}
            disabledReason="Ganeti cannot cancel a job that runs."
          >
            Cancel
          </ReasonedButton>
        }
      />
      <JobStrip
        job={{
          ...job,
          state: 'failed', jobId: 2,
          percent: undefined,
          endedAt: ago(3),
          failure: 'OpPrereqError: Not enough disk space on target node node2: required 10240 MiB, available 812 MiB',
          steps: [],
        }}
      />
      <JobStrip job={{ ...job, jobId: 3, state: 'done', endedAt: ago(3), steps: [] }} compact />
      <JobStrip job={{ ...job, jobId: 4, state: 'canceled', endedAt: ago(3), steps: [] }} compact />
      <Tabs defaultValue="a">
        <Tabs.List>
          <Tabs.Tab value="a">Summary</Tabs.Tab>
          <Tabs.Tab value="b">Configuration</Tabs.Tab>
        </Tabs.List>
      </Tabs>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(280px, 1fr))', gap: 12 }}>
        <Section title="Machine" end={<a href="/x">All 38 entries</a>}>
          <Facts
            facts={[
              { term: 'CPU', value: '2' },
              {
                term: 'Memory',
                value: (
                  <>
                    4 GiB · <span style={{ color: 'var(--warning-text)' }}>runs with 2 GiB until restarted</span>
                  </>
                ),
              },
              { term: 'IPv4', value: '10.0.0.17', mono: true, copy: '10.0.0.17' },
              { term: 'Tags', value: <Tags tags={['eclass', 'backup:daily']} /> },
            ]}
          />
        </Section>
        <Section title="Network">
          <Facts facts={[{ term: 'IPv6', value: '2001:db8:7::a00:ff:fe30:a3f', mono: true, copy: 'x' }]} />
        </Section>
      </div>
    </Page>
  )
}

function Form() {
  const [cpu, setCpu] = useState('2')
  const [mem, setMem] = useState('2')
  const [net, setNet] = useState('public')
  return (
    <Page>
      <PageHeader
        title="Αίτηση για εικονική μηχανή"
        lead="Συνήθως απαντάται σε 4 ώρες. Ως τότε μπορείτε να την αλλάξετε ή να την αποσύρετε."
      />
      <FormColumns
        summary={
          <SummaryPanel
            lead="Θα ζητήσετε"
            name="annotator-2.nlp.example.gr"
            facts={[
              {
                term: 'Πόροι',
                value: (
                  <>
                    2 επεξεργαστές
                    <br />2 GiB μνήμη
                  </>
                ),
              },
              { term: 'Σύστημα', value: 'Debian 12' },
            ]}
            parts={[
              {
                title: 'Τα όριά σας, με αυτή τη μηχανή',
                content: (
                  <>
                    <UsageBar label="Μηχανές" text="3 από 5" used={2} added={1} total={5} />
                    <UsageBar label="Μνήμη" text="6 από 8 GiB" used={4} added={2} total={8} />
                    <Banner tone="running">Υπάρχει πιθανότατα χώρος στο σύμπλεγμα alpha.</Banner>
                  </>
                ),
              },
            ]}
          />
        }
      >
        <FormSheet>
          <FormSection title="Όνομα" reason="Το πλήρες όνομα στο DNS. Αλλάζει και αργότερα.">
            <TextInput
              label="Όνομα μηχανής"
              defaultValue="annotator-2.nlp.example.gr"
              error="Το όνομα υπάρχει ήδη σε μηχανή ή σε εκκρεμή αίτηση. Επιλέξτε άλλο."
            />
          </FormSection>
          <FormSection title="Μέγεθος" reason="Για περισσότερα, εξηγήστε τον λόγο στον σκοπό.">
            <FieldPair>
              <SegmentedSizes
                label="Επεξεργαστές"
                limit="έως 4"
                name="cpu"
                value={cpu}
                onChange={setCpu}
                options={['1', '2', '3', '4'].map((v) => ({ value: v, label: v, disabled: v === '4' }))}
              />
              <NumberInput
                label="Δίσκος"
                description="2–50 GiB"
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                defaultValue={20}
                suffix=" GiB"
              />
            </FieldPair>
            <SegmentedSizes
              label="Μνήμη"
              limit="έως 4 GiB"
              name="mem"
              value={mem}
              onChange={setMem}
              options={['512 MiB', '1 GiB', '2 GiB', '3 GiB', '4 GiB'].map((l, i) => ({ value: String(i), label: l }))}
              help="Τα 8 GiB υπερβαίνουν το όριό σας."
            />
          </FormSection>
          <FormSection title="Σύστημα">
            <Select label="Λειτουργικό σύστημα" data={['Debian 12', 'Ubuntu 24.04']} defaultValue="Debian 12" />
            <PasswordInput label="Κωδικός" />
          </FormSection>
          <FormSection title="Δίκτυο" reason="Προτείνεται από τις ομάδες σας.">
            <ChoiceCards
              label="Δίκτυο"
              name="net"
              value={net}
              onChange={setNet}
              columns={2}
              choices={[
                {
                  value: 'public',
                  title: 'public',
                  mark: 'wished',
                  subnet: '10.0.0.0/24',
                  mode: 'routed',
                  bar: { used: 155, reserved: 12, total: 254 },
                  free: '87 free of 254',
                  reserved: '12 reserved',
                },
                {
                  value: 'campus',
                  title: 'campus',
                  mark: 'default',
                  subnet: '10.0.8.0/23',
                  mode: 'routed',
                  bar: { used: 102, reserved: 6, total: 510 },
                  free: '402 free of 510',
                  reserved: '6 reserved',
                },
                {
                  value: 'lab',
                  title: 'lab-internal',
                  subnet: '10.64.0.0/26',
                  mode: 'bridged',
                  bar: { used: 55, reserved: 3, total: 62 },
                  free: '4 free of 62',
                  reserved: '3 reserved',
                },
                {
                  value: 'dmz',
                  title: 'dmz',
                  subnet: '10.0.31.0/27',
                  mode: 'routed',
                  bar: { used: 28, reserved: 2, total: 30 },
                  disabledReason: 'no free address',
                  reserved: '2 reserved',
                },
                {
                  value: 'x',
                  title: 'Δίκτυο εργαστηρίων',
                  why: 'από την ομάδα «nlp»',
                  description: 'σύμπλεγμα alpha · δρομολογούμενο · IPv4 και IPv6',
                },
                { value: '', title: 'Χωρίς προτίμηση', description: 'το επιλέγει ο διαχειριστής' },
              ]}
            />
          </FormSection>
          <FormSection title="Σκοπός">
            <Textarea label="Τι θα κάνει η μηχανή" autosize minRows={2} />
            <Checkbox label="Θα στέλνει ηλεκτρονικό ταχυδρομείο" />
            <Switch label="Switch" defaultChecked />
          </FormSection>
        </FormSheet>
      </FormColumns>
      <StickyFoot start={<Checkbox defaultChecked label="Αποδέχομαι τους όρους χρήσης" />}>
        <Button variant="default">Άκυρο</Button>
        <Button>Υποβολή αίτησης</Button>
      </StickyFoot>
    </Page>
  )
}

function Misc() {
  return (
    <Page>
      <PageHeader title="Chips" />
      <Section title="States">
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
          {(['pending', 'approved', 'submitted', 'failed', 'created', 'rejected', 'withdrawn'] as const).map((s) => (
            <ApplicationChip key={s} state={s} />
          ))}
          {(['waiting', 'running', 'canceling', 'done', 'failed', 'canceled', 'unknown'] as const).map((s) => (
            <JobChip key={s} state={s} />
          ))}
          <JobChip state="failed" detail="not enough memory" />
          <HealthChip face={{ health: 'answers', ms: 38 }} />
          <HealthChip face={{ health: 'unreachable', since: ago(7000) }} />
          <HealthChip face={{ health: 'unreachable', since: ago(700000) }} />
          {(['unauthorized', 'untrusted', 'disabled', 'unknown'] as const).map((h) => (
            <HealthChip key={h} face={{ health: h }} />
          ))}
          {rows.map((r) => (
            <StatusChip key={r.id} face={r.face as never} />
          ))}
        </div>
      </Section>
      <Banner tone="info">Read-only access: everything is shown, nothing can be started, changed or created.</Banner>
      <Banner tone="error">gamma</Banner>
      <div style={{ display: 'flex', gap: 8 }}>
        <Button>Filled</Button>
        <Button variant="default">Default</Button>
        <Button variant="light">Light</Button>
        <Button variant="outline">Outline</Button>
        <Button variant="subtle">Subtle</Button>
        <Button color="error">Error</Button>
        <Button variant="light" color="error">
          Error light
        </Button>
        <Button disabled>Disabled</Button>
      </div>
    </Page>
  )
}
