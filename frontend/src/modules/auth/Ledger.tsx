import { Avatar } from '@/modules/ui/primitives/Avatar';
import { Tag } from '@/modules/ui/primitives/Tag';
import * as s from './Ledger.css';

const rows = [
  { name: 'Maren Oduya', company: 'Fjord & Co', stage: 'Meeting', color: 'purple' },
  { name: 'Idris Valcourt', company: 'Oak and Iron', stage: 'Won', color: 'green' },
  { name: 'Tilda Brandt', company: 'Kestrel', stage: 'Proposal', color: 'yellow' },
  { name: 'Rafael Quist', company: 'Blue Harbour', stage: 'Qualified', color: 'turquoise' },
  { name: 'Noor Lindqvist', company: 'Marrow', stage: 'Meeting', color: 'purple' },
  { name: 'Esme Takala', company: 'Quarry', stage: 'New', color: 'blue' },
  { name: 'Jonas Abara', company: 'Cardinal', stage: 'Won', color: 'green' },
  { name: 'Petra Hollis', company: 'Atlas Freight', stage: 'Proposal', color: 'yellow' },
];
const active = 'Rafael Quist';

/** A page of the ledger, to look at while typing a password. */
export function Ledger() {
  return (
    <div className={s.ledger} aria-hidden>
      <div className={s.title}>People</div>
      {rows.map(({ name, company, stage, color }) => (
        <div key={name} className={s.row}>
          <span className={s.person}>
            <Avatar name={name} />
            {name}
          </span>
          <span className={s.company}>
            <Avatar name={company} shape="square" size={18} />
            {company}
          </span>
          <span className={s.stage} data-active={name === active || undefined}>
            <Tag apiColor={color}>{stage}</Tag>
          </span>
        </div>
      ))}
    </div>
  );
}
