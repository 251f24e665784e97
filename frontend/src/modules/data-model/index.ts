export { GraphPage } from './graph/GraphPage';
export { ModelObjectPage } from './object/ModelObjectPage';
export { ObjectListPage } from './objects/ObjectListPage';
export { toObjectTab } from './paths';
