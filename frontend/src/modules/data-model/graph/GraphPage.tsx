import { useMemo, useState } from 'react';
import { EmptyState } from '@/modules/ui/primitives/EmptyState';
import { Switch } from '@/modules/ui/primitives/Switch';
import type { DataModel } from '../dataModel';
import { DataModelHead } from '../DataModelHead';
import { ModelState } from '../ModelState';
import { graphOf } from './graphOf';
import { ModelGraph } from './ModelGraph';
import * as s from './GraphPage.css';

/** The objects and what leads from one to another, as a picture. */
export function GraphPage() {
  return (
    <DataModelHead>
      <ModelState>{(model) => <GraphOf model={model} />}</ModelState>
    </DataModelHead>
  );
}

function GraphOf({ model }: { model: DataModel }) {
  const [withSystem, setWithSystem] = useState(false);
  const graph = useMemo(() => graphOf(model, withSystem), [model, withSystem]);
  if (graph.nodes.length === 0) return <EmptyState line="There is no object yet." />;
  return (
    <>
      <div className={s.tools}>
        <p className={s.hint}>
          A line leads from the many to the one. Drag or scroll to move, Ctrl and scroll to zoom; arrows go from card to
          card.
        </p>
        <Switch label="System objects" checked={withSystem} onChange={setWithSystem} />
      </div>
      <ModelGraph graph={graph} />
    </>
  );
}
