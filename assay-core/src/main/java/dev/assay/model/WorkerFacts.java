package dev.assay.model;

import dev.assay.api.Problem;
import dev.assay.api.data.Schema;
import dev.assay.api.model.ModelCard;
import dev.assay.api.model.ModelFacts;
import java.util.List;

/// What is known of a model file, once a worker has loaded it.
///
/// @param id the model's name in reports
/// @param place where the spec asks for it
/// @param digest its file
/// @param oip what the worker said
record WorkerFacts(String id, String place, FileDigest.Digest digest, OipFacts oip)
    implements ModelFacts {

  @Override
  public ModelCard card() {
    OipMetadata metadata = oip.metadata();
    return new ModelCard(
        oip.task(),
        oip.classes(),
        metadata.inputs(),
        metadata.outputs(),
        digest.sizeBytes(),
        digest.sha256(),
        metadata.environment());
  }

  @Override
  public List<Problem> check(Schema schema) {
    return oip.check(schema, place, id);
  }
}
