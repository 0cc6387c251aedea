import { useTranslations } from 'next-intl'
import { ActStrip } from '@/components/acts/act-strip'
import { BriefJobs } from '@/components/jobs/brief-jobs'
import { Link } from '@/components/layout/link'
import { Section } from '@/components/layout/section'
import type { NodeView } from '@/lib/nodes/read'

/** What was last done to a node, with the jobs that came of it. */
export function NodeAct({ node, viewer }: { node: NodeView; viewer: string }) {
  const t = useTranslations('nodes')
  if (node.act === null) return null
  return (
    <>
      <ActStrip
        act={node.act}
        viewer={viewer}
        actions={
          node.act.jobId === null ? null : (
            <Link href={`/admin/jobs/${node.cluster}/${node.act.jobId}`}>
              {t('job', { id: String(node.act.jobId) })}
            </Link>
          )
        }
      />
      {node.actJobs.length > 0 ? (
        <Section title={t('cameOfIt')} flush>
          <BriefJobs cluster={node.cluster} jobs={node.actJobs} />
        </Section>
      ) : null}
    </>
  )
}
