export { ImportWizard } from './ImportWizard';
export { LIST_IMPORTS, type RecordImport } from './import.graphql';
