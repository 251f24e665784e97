import { DataModelHead } from '../DataModelHead';
import { ModelState } from '../ModelState';
import { ObjectList } from './ObjectList';

export function ObjectListPage() {
  return (
    <DataModelHead>
      <ModelState>{(model) => <ObjectList model={model} />}</ModelState>
    </DataModelHead>
  );
}
