import { SCENES_OF_AN_APP } from "./scenes/index.js";
import { runDocuments } from "./support/run-documents.js";

runDocuments(SCENES_OF_AN_APP);
