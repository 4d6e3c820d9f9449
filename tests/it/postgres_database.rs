//! A PostgreSQL database that a test has to itself, for programs that have no
//! option for a schema.

use sqlx::{Connection, PgConnection};
use tokio::runtime::Runtime;
use uuid::Uuid;

use crate::store::left_out;

pub(crate) struct PostgresDatabase {
    server: String,
    name: String,
}

impl PostgresDatabase {
    /// An empty one; `None` where there is no server and the test is left out.
    pub(crate) fn new(test: &str) -> Option<Self> {
        let server = left_out::variable("DVOMOVA_TEST_POSTGRES", test)?;
        let name = format!("test_{}", Uuid::new_v4().simple());
        let database = Self { server, name };
        database.run(&format!("CREATE DATABASE {}", database.name));
        Some(database)
    }

    pub(crate) fn url(&self) -> String {
        let (server, _) = self.server.rsplit_once('/').unwrap();
        format!("{server}/{}", self.name)
    }

    fn run(&self, sql: &str) {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        Runtime::new().unwrap().block_on(async {
            let mut connection = PgConnection::connect(&self.server).await.unwrap();
            sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
            connection.close().await.unwrap();
        });
    }
}

impl Drop for PostgresDatabase {
    fn drop(&mut self) {
        self.run(&format!("DROP DATABASE {} WITH (FORCE)", self.name));
    }
}
