import { programVersion } from '../../src/app/index.ts';
import { openApiDocument } from '../../src/http/index.ts';
import { generatedFile } from './generated-file.ts';

/** The API's contract as a document that other people's tools read. */
generatedFile('docs/openapi.json', `${JSON.stringify(openApiDocument(programVersion()), null, 2)}\n`);
