"""The distributed engine: an OpenSearch 2 cluster. The one home of opensearchpy."""
