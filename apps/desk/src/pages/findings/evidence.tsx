import { Empty, EvidenceTile, type Medium, useWords } from '@mingcha/ui';
import { useState } from 'react';
import { CustodyLine } from '../../parts/custody-line.tsx';
import { EvidenceView } from '../../viewer/evidence-view.tsx';
import type { FindingDetail } from './detail.tsx';

interface FindingEvidenceProps {
  evidence: FindingDetail['evidence'];
  nameOf: (id: string | null) => string | null;
}

/** The recordings of a finding: one large, all as tiles, and the custody of the one that is shown. */
export function FindingEvidence({ evidence, nameOf }: FindingEvidenceProps) {
  const { say } = useWords();
  const [shown, setShown] = useState(evidence[0]?.id);
  const piece = evidence.find((each) => each.id === shown) ?? evidence[0];
  if (!piece) return <Empty title={say('desk.evidence.none')} />;
  const bytes = !['none', 'recording', 'captured', 'destroyed'].includes(piece.state);
  return (
    <section aria-label={say('desk.nav.evidence')} className="mc-stack">
      {bytes ? (
        <EvidenceView id={piece.id} medium={piece.medium as Medium} mime={piece.mime} />
      ) : (
        <Empty title={say('desk.evidence.notHere')} why={say('desk.evidence.notHere.why')} />
      )}
      <CustodyLine evidence={piece} nameOf={nameOf} />
      {evidence.length < 2 ? null : (
        <div className="mc-tiles">
          {evidence.map((each) => (
            <EvidenceTile
              key={each.id}
              evidence={{ ...each, medium: each.medium as Medium }}
              selected={each.id === piece.id}
              onOpen={() => setShown(each.id)}
            />
          ))}
        </div>
      )}
    </section>
  );
}
