export { BinPage } from './bin/BinPage';
export { FieldPage } from './field/FieldPage';
export { NewFieldPage } from './field/NewFieldPage';
export { GraphPage } from './graph/GraphPage';
export { ModelObjectPage } from './object/ModelObjectPage';
export { NewObjectPage } from './object/NewObjectPage';
export { ObjectListPage } from './objects/ObjectListPage';
export { toObjectTab } from './paths';
