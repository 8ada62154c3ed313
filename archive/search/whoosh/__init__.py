"""The default engine: Whoosh 2.7.4. The one home of whoosh."""
